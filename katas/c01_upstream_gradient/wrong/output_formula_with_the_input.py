# expect: WRONG_GRADIENT — a formula for the output was used with the input
# The slope of softsign can be written in two ways: with the input x, or with the output y as (1 - |y|)**2.
# You used the second formula, but you put the input into it. Look at what save_for_backward keeps: x or y?
# The formula and the saved tensor must belong together.

import torch


class Softsign(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x / (1 + x.abs())

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        return grad_output * (1 - x.abs()) ** 2


def softsign(x):
    return Softsign.apply(x)
