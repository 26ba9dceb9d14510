# expect: WRONG_GRADIENT — took the sum over the pairs
# One sigmoid: right. But your gradients are N · M times too large, since the pairs are added up and not averaged. If
# you wanted to make up for slopes that looked too small: they were small because of the second sigmoid. The task asks
# for the mean.

import torch
import torch.nn.functional as F


def gradients(viewers, films, liked):
    viewers = viewers.detach().requires_grad_(True)
    films = films.detach().requires_grad_(True)
    scores = viewers @ films.T
    loss = F.binary_cross_entropy_with_logits(scores, liked, reduction="sum")
    return torch.autograd.grad(loss, (viewers, films))
