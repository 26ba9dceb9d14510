# expect: RAISED — gave raw scores to the loss that expects probabilities
# torch says that numbers between 0 and 1 were expected. Two losses have nearly the same name: one expects
# probabilities, the other one, with logits, expects raw scores. If you took the sigmoid away and also changed the
# loss, then one change too many was made: now nobody takes the sigmoid. Each of the two alone is a repair.

import torch
import torch.nn.functional as F


def gradients(viewers, films, liked):
    viewers = viewers.detach().requires_grad_(True)
    films = films.detach().requires_grad_(True)
    scores = viewers @ films.T
    loss = F.binary_cross_entropy(scores, liked)
    return torch.autograd.grad(loss, (viewers, films))
