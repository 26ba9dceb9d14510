# expect: WRONG_GRADIENT — the slope got the sign of x
# You multiply by grad_output. But you also multiply by the sign of x. The slope of |x| is the sign of x, that is true,
# and in the rule for fractions it occurs once: as x * sign(x). This is |x|, and it cancels against the |x| of
# (1 + |x|). So no sign is left: softsign rises everywhere, its slope is never negative, and at 0 it is 1.

import torch


class Softsign(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x / (1 + x.abs())

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        return grad_output * x.sign() / (1 + x.abs()) ** 2


def softsign(x):
    return Softsign.apply(x)
