# expect: WRONG_GRADIENT — the square is missing in the slope
# You multiply by grad_output, and that was the bug. But the slope lost its square on the way.
# x stands above and below the fraction bar, so the slope of x / (1 + |x|) is not 1 / (1 + |x|).
# The slope in the program that you started from was right.

import torch


class Softsign(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x / (1 + x.abs())

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        return grad_output / (1 + x.abs())


def softsign(x):
    return Softsign.apply(x)
