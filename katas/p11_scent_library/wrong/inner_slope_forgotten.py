# expect: WRONG_GRADIENT — the slope of softplus is missing
# Only z is kept, as it should be. But of the slope a factor got lost: mish is z times tanh of softplus of z, and going
# back through softplus multiplies with its slope, the sigmoid of z. The shipped program had it, under the name s.

import torch
from torch.nn import functional


class Mish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, z):
        ctx.save_for_backward(z)
        return z * torch.tanh(functional.softplus(z))

    @staticmethod
    def backward(ctx, grad_output):
        (z,) = ctx.saved_tensors
        t = torch.tanh(functional.softplus(z))
        return grad_output * (t + z * (1 - t * t))


def rate(x, w):
    h = x
    for weight in w:
        h = Mish.apply(h @ weight)
    return h
