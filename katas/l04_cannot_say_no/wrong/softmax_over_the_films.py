# expect: WRONG_GRADIENT — a softmax over the films
# You took a softmax over the films of a viewer: then the films share one unit of probability between them, and a viewer
# who likes one film must like the others less. But each pair is a question of its own, yes or no. A viewer may like all
# the films, or none. That is what the sigmoid is for.

import torch
import torch.nn.functional as F


def gradients(viewers, films, liked):
    viewers = viewers.detach().requires_grad_(True)
    films = films.detach().requires_grad_(True)
    scores = viewers @ films.T
    loss = F.cross_entropy(scores, liked)
    return torch.autograd.grad(loss, (viewers, films))
