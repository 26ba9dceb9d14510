# expect: WRONG_GRADIENT — returned the local slope and left the gradient from above out
# Your backward returns the slope of softsign itself. That is the gradient of softsign(x).sum(), where every entry has
# the weight 1. In a bigger program the layers above send a weight for each entry down as grad_output, and it never
# reaches x. The chain rule says: what comes from above, times the slope at this place.

import torch


class Softsign(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x / (1 + x.abs())

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        return 1 / (1 + x.abs()).square()


def softsign(x):
    return Softsign.apply(x)
