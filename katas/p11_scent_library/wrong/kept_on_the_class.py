# expect: WRONG_GRADIENT — every layer goes back with the tensors of the last call
# There is only one Mish, but each of its calls needs tensors of its own. If you keep them in an attribute of the class
# or in a global variable: every call overwrites what the one before it left there, and going backward, all the layers
# find those of the last call. That saves memory, because it loses numbers. What belongs to one call belongs to ctx.

import torch
from torch.nn import functional


class Mish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, z):
        Mish.z = z
        return z * torch.tanh(functional.softplus(z))

    @staticmethod
    def backward(ctx, grad_output):
        z = Mish.z
        t = torch.tanh(functional.softplus(z))
        return grad_output * (t + z * torch.sigmoid(z) * (1 - t * t))


def rate(x, w):
    h = x
    for weight in w:
        h = Mish.apply(h @ weight)
    return h
