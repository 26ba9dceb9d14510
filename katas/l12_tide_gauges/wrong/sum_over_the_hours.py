# expect: WRONG_VALUE — the sum instead of the mean
# Only measured hours count now, but you sum them and do not divide by their number. A batch with long recordings then
# makes a larger step than one with short ones.

import torch


def loss_and_slope(prediction, target, last):
    prediction = prediction.detach().requires_grad_(True)
    measured = torch.arange(prediction.shape[1]) <= last.unsqueeze(1)
    errors = (prediction - target) ** 2
    loss = errors[measured].sum()
    (slope,) = torch.autograd.grad(loss, prediction)
    return loss.detach(), slope
