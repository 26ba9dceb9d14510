# expect: OVER_BUDGET — one tensor besides z is kept for every layer
# One of the three is gone, and one too many is left: for each layer, z and another tensor wait for the backward pass.
# If you compute one of t and s in backward now: the other follows from z just as well. If you wrote mish as plain
# operations: the product keeps both of its factors, z and t.

import torch
from torch.nn import functional


class Mish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, z):
        t = torch.tanh(functional.softplus(z))
        ctx.save_for_backward(z, t)
        return z * t

    @staticmethod
    def backward(ctx, grad_output):
        z, t = ctx.saved_tensors
        return grad_output * (t + z * torch.sigmoid(z) * (1 - t * t))


def rate(x, w):
    h = x
    for weight in w:
        h = Mish.apply(h @ weight)
    return h
