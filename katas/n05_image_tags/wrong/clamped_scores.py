# expect: WRONG_GRADIENT — the scores were cut to a range
# Outside of the range the loss no longer depends on the score, so the gradient is 0 there. For a tag that is sure and
# right this does not matter. For one that is sure and wrong it is fatal: it never comes back. Large scores do occur,
# and the loss can be written so that they need no clamp.

import torch.nn.functional as F


def loss_gradient(scores, labels):
    scores = scores.detach().requires_grad_(True)
    loss = F.binary_cross_entropy_with_logits(scores.clamp(-20, 20), labels, reduction="sum")
    loss.backward()
    return scores.grad
