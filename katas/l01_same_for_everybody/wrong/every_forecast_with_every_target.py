# expect: WRONG_GRADIENT — compared every forecast with every target
# Your loss still compares each forecast with each of the N targets, not only with its own. If you turned one of the two
# on its side, expanded it, or called the loss from the library: that may silence a warning, and the table of N × N
# differences is still there. Its mean is smallest when all forecasts are the mean of y. The slope of the bias is right
# even so, which is why the model learns something. Print the shape of the difference.

import torch


def gradients(weight, bias, x, y):
    weight = weight.detach().requires_grad_(True)
    bias = bias.detach().requires_grad_(True)
    loss = ((x @ weight + bias - y.unsqueeze(0)) ** 2).mean()
    return torch.autograd.grad(loss, (weight, bias))
