# expect: WRONG_GRADIENT — the norm, not its square
# The penalty has a slope now. But this is the root of the sum of squares, which is the norm. Its pull has the same
# strength however small the weights are (only its direction follows them), while the pull of the square becomes weaker
# as they shrink. "L2 penalty" usually means the square, and the square was asked for.

import torch


def gradients(weight, bias, x, y, strength):
    weight, bias = weight.detach().requires_grad_(True), bias.detach().requires_grad_(True)
    error = (x @ weight + bias - y).pow(2).mean()
    loss = error + strength * weight.norm()
    return torch.autograd.grad(loss, (weight, bias))
