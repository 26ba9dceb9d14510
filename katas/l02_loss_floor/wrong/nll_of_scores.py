# expect: WRONG_GRADIENT — no softmax and no logarithm at all
# You gave the raw scores to a loss that only picks the number of the right class and puts a minus in front. Nothing
# holds the scores of the other classes back now, and the gradient does not even depend on the weight: the loss can
# fall without end. Which function contains the log-softmax, and which one expects that you took it?

import torch
import torch.nn.functional as F


def gradient(weight, x, y):
    weight = weight.detach().requires_grad_(True)
    scores = F.linear(x, weight)
    loss = F.nll_loss(scores, y)
    return torch.autograd.grad(loss, weight)[0]
