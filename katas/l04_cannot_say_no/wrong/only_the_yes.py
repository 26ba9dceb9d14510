# expect: WRONG_GRADIENT — left out the part for the noes
# You sum -y · log p, as one does for a softmax. There the other classes are pushed down by the sum that all of them
# share. A sigmoid shares nothing: with y = 0 your loss is 0 whatever p is, and nobody ever learns a no. The second
# half, (1 - y) · log(1 - p), has to say it.

import torch
import torch.nn.functional as F


def gradients(viewers, films, liked):
    viewers = viewers.detach().requires_grad_(True)
    films = films.detach().requires_grad_(True)
    scores = viewers @ films.T
    loss = -(liked * F.logsigmoid(scores)).mean()
    return torch.autograd.grad(loss, (viewers, films))
