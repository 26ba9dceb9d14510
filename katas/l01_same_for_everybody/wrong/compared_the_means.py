# expect: WRONG_GRADIENT — compared the mean forecast with the mean target
# You made one number of the forecasts, or of the differences, before you squared. Then an order that is ten minutes too
# early makes up for one that is ten minutes too late, and the loss is zero though both are wrong.
# Square each difference first, and take the mean at the end. The order of these two steps is not free.

import torch


def gradients(weight, bias, x, y):
    weight = weight.detach().requires_grad_(True)
    bias = bias.detach().requires_grad_(True)
    loss = ((x @ weight + bias).mean() - y.mean()) ** 2
    return torch.autograd.grad(loss, (weight, bias))
