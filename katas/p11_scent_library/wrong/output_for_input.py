# expect: WRONG_GRADIENT — computed the slope from the output
# Saving the output is clever: the next layer keeps it anyway. For tanh and sigmoid that is enough, because their slope
# can be told from the output. Not here: mish falls and rises again, so two different z have the same output, with
# different slopes. Your backward takes the output for z.

import torch
from torch.nn import functional


class Mish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, z):
        y = z * torch.tanh(functional.softplus(z))
        ctx.save_for_backward(y)
        return y

    @staticmethod
    def backward(ctx, grad_output):
        (z,) = ctx.saved_tensors
        t = torch.tanh(functional.softplus(z))
        return grad_output * (t + z * torch.sigmoid(z) * (1 - t * t))


def rate(x, w):
    h = x
    for weight in w:
        h = Mish.apply(h @ weight)
    return h
