# expect: WRONG_GRADIENT — stretched the probabilities to -1 … 1
# You saw that the loss needs negative numbers to say no: a good observation. But you stretched the probabilities so
# that they run from -1 to 1. The loss takes these for scores and applies its own sigmoid, so that everything lies
# between 0.27 and 0.73. The floor sank, and it is still a floor. The scores themselves know no limit.

import torch
import torch.nn.functional as F


def gradients(viewers, films, liked):
    viewers = viewers.detach().requires_grad_(True)
    films = films.detach().requires_grad_(True)
    scores = viewers @ films.T
    loss = F.binary_cross_entropy_with_logits(2 * scores.sigmoid() - 1, liked)
    return torch.autograd.grad(loss, (viewers, films))
