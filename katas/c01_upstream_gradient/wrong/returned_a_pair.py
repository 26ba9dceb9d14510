# expect: RAISED — two gradients for one input
# backward must return exactly one gradient for each input of forward. You return more of them, or fewer.
# If you return the upstream gradient and the slope side by side, then nobody multiplies them: torch does not do it.
# For the one input x it needs one finished gradient. The multiplication is your part of the chain rule.

import torch


class Softsign(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x / (1 + x.abs())

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        return grad_output, 1 / (1 + x.abs()) ** 2


def softsign(x):
    return Softsign.apply(x)
