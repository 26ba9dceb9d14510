# expect: RAISED — tried to expand the targets to the shape of the forecasts
# You saw that the shapes must agree: that is the point. But expand only repeats numbers along an axis of length 1, and
# it lines shapes up from the right. The N numbers of y would have to fit into the last axis of the column, which has
# length 1. You do not want to repeat anything here: the same N numbers should stand in another shape.

import torch


def gradients(weight, bias, x, y):
    weight = weight.detach().requires_grad_(True)
    bias = bias.detach().requires_grad_(True)
    prediction = x @ weight + bias
    loss = ((prediction - y.expand_as(prediction)) ** 2).mean()
    return torch.autograd.grad(loss, (weight, bias))
