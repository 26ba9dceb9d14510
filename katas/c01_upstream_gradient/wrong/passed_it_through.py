# expect: WRONG_GRADIENT — the upstream gradient was passed on unchanged
# You return grad_output as it came. That is right for a function that does not change its input at all.
# Softsign squeezes its input, so its slope is less than 1 nearly everywhere. The slope must be in the product, too.

import torch


class Softsign(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x / (1 + x.abs())

    @staticmethod
    def backward(ctx, grad_output):
        return grad_output


def softsign(x):
    return Softsign.apply(x)
