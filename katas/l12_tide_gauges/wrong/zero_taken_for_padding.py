# expect: WRONG_VALUE — a target of zero is taken for padding
# You ask the number in the table whether it is padding. But zero is a water level like any other: such an hour was
# measured, and it is missing now. And nobody promised that padding is zero. Only `last` tells what was measured.

import torch


def loss_and_slope(prediction, target, last):
    prediction = prediction.detach().requires_grad_(True)
    loss = ((prediction - target) ** 2)[target != 0].mean()
    (slope,) = torch.autograd.grad(loss, prediction)
    return loss.detach(), slope
