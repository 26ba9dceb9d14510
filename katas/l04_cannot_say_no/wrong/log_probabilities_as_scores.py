# expect: WRONG_GRADIENT — handed over the logarithm of the probability
# You brought logarithms of the probabilities. Those are what the loss works with inside, but it wants to make them
# itself, from the raw scores, which may be positive, too. A log-probability never is, so now the model cannot say yes:
# the sigmoid of your numbers is at most 1/2.

import torch
import torch.nn.functional as F


def gradients(viewers, films, liked):
    viewers = viewers.detach().requires_grad_(True)
    films = films.detach().requires_grad_(True)
    scores = viewers @ films.T
    loss = F.binary_cross_entropy_with_logits(F.logsigmoid(scores), liked)
    return torch.autograd.grad(loss, (viewers, films))
