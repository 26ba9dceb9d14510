# expect: RAISED — two gradients for one input
# You return the upstream gradient and the slope side by side and hope that PyTorch multiplies them. It does not:
# backward must return one finished gradient for each input of forward, and softsign has one input.
# The multiplication is your part of the chain rule.

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
