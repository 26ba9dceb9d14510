# expect: WRONG_GRADIENT — the output has a history, the sigmoid still has none
# You wrote the slope with the output y, as y + s * (1 - y). It is true that a saved output keeps its history. But s
# still is carried over from forward, and in the second backward pass it is a constant. Now another share is missing.

import torch


class Swish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        s = torch.sigmoid(x)
        y = x * s
        ctx.save_for_backward(y, s)
        return y

    @staticmethod
    def backward(ctx, grad_output):
        y, s = ctx.saved_tensors
        return grad_output * (y + s * (1 - y))


def deflection(x):
    return x * (1 - x) * Swish.apply(2 * Swish.apply(x) - 1)
