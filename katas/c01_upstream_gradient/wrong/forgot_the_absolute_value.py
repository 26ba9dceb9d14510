# expect: WRONG_GRADIENT — the absolute value is missing in the slope
# You multiply by grad_output, and for positive x you are right. But the slope is 1 / (1 + |x|)**2, and you left the
# absolute value out. For negative x the answer is wrong, and at x = -1 you divide by zero.
# Test a slope on both sides of zero.

import torch


class Softsign(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x / (1 + x.abs())

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        return grad_output / (1 + x) ** 2


def softsign(x):
    return Softsign.apply(x)
