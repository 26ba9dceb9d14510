# expect: WRONG_GRADIENT — the mean instead of the sum
# The loss is computed from the scores now, and it is sound for every number. But it is the mean over all pictures and
# tags, so each gradient is too small by their number. Here the losses are added up.

import torch.nn.functional as F


def loss_gradient(scores, labels):
    scores = scores.detach().requires_grad_(True)
    loss = F.binary_cross_entropy_with_logits(scores, labels)
    loss.backward()
    return scores.grad
