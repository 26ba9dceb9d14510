# expect: WRONG_VALUE — padding still counts in the denominator
# The errors of the padding are zero now. But a mean is a sum divided by a count, and your count still contains the
# padding. So loss and slope are too small, the more so the more padding there is, and batches cannot be compared.

import torch


def loss_and_slope(prediction, target, last):
    prediction = prediction.detach().requires_grad_(True)
    measured = torch.arange(prediction.shape[1]) <= last.unsqueeze(1)
    errors = (prediction - target) ** 2
    loss = (errors * measured).mean()
    (slope,) = torch.autograd.grad(loss, prediction)
    return loss.detach(), slope
