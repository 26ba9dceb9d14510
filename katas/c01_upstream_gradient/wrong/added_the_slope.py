# expect: WRONG_GRADIENT — the slope was added to the upstream gradient
# You use grad_output now, and that is what was missing. But you add the slope to it.
# When functions stand one behind the other, the chain rule multiplies. Sums appear only where several paths meet,
# and torch makes these sums itself.

import torch


class Softsign(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x / (1 + x.abs())

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        return grad_output + 1 / (1 + x.abs()) ** 2


def softsign(x):
    return Softsign.apply(x)
