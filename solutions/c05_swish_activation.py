"""Compute the sigmoid again, from the saved input.

Cause: `forward` of a custom Function runs without recording, so its sigmoid was a plain number. For the first
derivative this is enough. The second derivative goes backward through `backward`, and there the sigmoid, which
changes with x, counted as a constant: of s + x * s * (1 - s) only the x was differentiated.
A saved input comes back with its history. If `backward` computes s from it, all of the slope is a recorded function
of x. That costs one sigmoid more, and one tensor less has to be kept.
"""

import torch


class Swish(torch.autograd.Function):
    """The function x * sigmoid(x): nearly 0 on the left, nearly x on the right, and smooth between."""

    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * torch.sigmoid(x)

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        s = torch.sigmoid(x)
        return grad_output * (s + x * s * (1 - s))


def deflection(x):
    """Return how far the string is from its rest position at each entry of x."""
    return x * (1 - x) * Swish.apply(2 * Swish.apply(x) - 1)
