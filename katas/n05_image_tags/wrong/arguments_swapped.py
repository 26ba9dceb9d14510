# expect: WRONG_GRADIENT — scores and labels changed places
# Your gradient is minus the label, whatever the score is: the two arguments of the loss have changed places, so the
# labels are taken for scores. First comes what the network says, then what is true.

import torch.nn.functional as F


def loss_gradient(scores, labels):
    scores = scores.detach().requires_grad_(True)
    loss = F.binary_cross_entropy_with_logits(labels, scores, reduction="sum")
    loss.backward()
    return scores.grad
