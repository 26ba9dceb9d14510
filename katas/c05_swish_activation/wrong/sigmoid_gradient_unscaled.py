# expect: WRONG_GRADIENT — the gradient for the sigmoid lacks its slope
# The sigmoid is an output of the Function now, so it has a history, and you do not ignore the gradient that arrives
# for it: a fine way. But on its way to x this gradient has to pass through the sigmoid, whose slope is s * (1 - s).

import torch


class Swish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        s = torch.sigmoid(x)
        ctx.save_for_backward(x, s)
        return x * s, s

    @staticmethod
    def backward(ctx, grad_y, grad_s):
        x, s = ctx.saved_tensors
        return grad_y * (s + x * s * (1 - s)) + grad_s


def deflection(x):
    return x * (1 - x) * Swish.apply(2 * Swish.apply(x)[0] - 1)[0]
