# expect: WRONG_GRADIENT — the gradient that arrives from above is a constant
# The slope of swish has its history now, and for a single layer the second derivative is right. But your backward
# treats what arrives from above as a constant. In a network it changes with x as well: the product rule
# differentiates both factors, the slope and the gradient from above.

import torch


class Swish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * torch.sigmoid(x)

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        s = torch.sigmoid(x)
        return grad_output.detach() * (s + x * s * (1 - s))


def deflection(x):
    return x * (1 - x) * Swish.apply(2 * Swish.apply(x) - 1)
