# expect: WRONG_GRADIENT — two sigmoids, one after the other
# Between the scores and the logarithm there are still two sigmoids: one of your own, and one inside the loss. The
# second one sees numbers from 0 to 1 and gives 0.5 to 0.7311. A loss "with logits" takes its sigmoid itself. If you
# undid a sigmoid somewhere, count again how many are left.

import torch
import torch.nn.functional as F


def gradients(viewers, films, liked):
    viewers = viewers.detach().requires_grad_(True)
    films = films.detach().requires_grad_(True)
    scores = viewers @ films.T
    loss = -(liked * F.logsigmoid(scores.sigmoid()) + (1 - liked) * F.logsigmoid(-scores.sigmoid())).mean()
    return torch.autograd.grad(loss, (viewers, films))
