# expect: WRONG_GRADIENT — made yes or no of the targets
# The sigmoid is taken once now. But you turned the targets into 0 and 1, and 0.25 does mean something here: of four
# trailers one was watched to the end. A binary cross entropy can use any target between 0 and 1, and its minimum is at
# p = y. Leave the data as it is.

import torch
import torch.nn.functional as F


def gradients(viewers, films, liked):
    viewers = viewers.detach().requires_grad_(True)
    films = films.detach().requires_grad_(True)
    scores = viewers @ films.T
    loss = F.binary_cross_entropy_with_logits(scores, liked.round())
    return torch.autograd.grad(loss, (viewers, films))
