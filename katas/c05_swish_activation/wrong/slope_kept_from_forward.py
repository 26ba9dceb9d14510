# expect: WRONG_GRADIENT — the slope that is multiplied in is a constant
# Value and gradient are right. But nothing in the slope that your backward multiplies with leads back to x: it counts
# as a constant as a whole. If you detached x, went through NumPy, or computed the whole slope in forward: backward is
# itself a function that is going to be differentiated, and it needs x with its history.

import torch


class Swish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        s = torch.sigmoid(x)
        ctx.save_for_backward(s + x * s * (1 - s))
        return x * s

    @staticmethod
    def backward(ctx, grad_output):
        (slope,) = ctx.saved_tensors
        return grad_output * slope


def deflection(x):
    return x * (1 - x) * Swish.apply(2 * Swish.apply(x) - 1)
