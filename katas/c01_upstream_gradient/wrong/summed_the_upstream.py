# expect: WRONG_GRADIENT — the upstream gradient was made one number
# You multiply by grad_output, but you add up its entries first. Entry k of the result depends on entry k of x only,
# so each slope belongs to its own entry of grad_output.
# grad_output has the shape of the result. Multiply entry by entry.

import torch


class Softsign(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x / (1 + x.abs())

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        return grad_output.sum() / (1 + x.abs()) ** 2


def softsign(x):
    return Softsign.apply(x)
