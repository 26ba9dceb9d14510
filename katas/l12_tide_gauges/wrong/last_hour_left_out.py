# expect: WRONG_VALUE — the last measured hour is missing
# Your mask is False at the position `last` already. But this is the position of the last *measured* hour, and it
# counts. A length is one more than the last position. With recordings of one hour nothing at all is left of yours.

import torch


def loss_and_slope(prediction, target, last):
    prediction = prediction.detach().requires_grad_(True)
    measured = torch.arange(prediction.shape[1]) < last.unsqueeze(1)
    errors = (prediction - target) ** 2
    loss = errors[measured].mean()
    (slope,) = torch.autograd.grad(loss, prediction)
    return loss.detach(), slope
