# expect: WRONG_VALUE — computed in float32
# Your backward is right now. But forward turns x into float32, so the value has only about 7 digits, and double()
# at the end cannot bring the lost digits back. A function should compute in the dtype that it is given.

import torch


class Softsign(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        x = x.float()
        return (x / (1 + x.abs())).double()

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        return grad_output / (1 + x.abs()) ** 2


def softsign(x):
    return Softsign.apply(x)
