# expect: WRONG_GRADIENT — the loss with logits got probabilities
# The function is well chosen, but it wants the scores: it has the sigmoid built in. With probabilities put in, the
# sigmoid is taken twice, and a network that is perfectly sure still looks like one that is in doubt.

import torch
import torch.nn.functional as F


def loss_gradient(scores, labels):
    scores = scores.detach().requires_grad_(True)
    loss = F.binary_cross_entropy_with_logits(torch.sigmoid(scores), labels, reduction="sum")
    loss.backward()
    return scores.grad
