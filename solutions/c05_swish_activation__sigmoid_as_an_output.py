"""Compute the sigmoid once, and make it an output of the Function.

Cause: torch knows the history of a Function's inputs and outputs, and of nothing that was computed between. As a
second output the sigmoid has a history: it is what this Function makes of x. The price is that `backward` now answers
for both outputs. In the first backward pass the gradient for s is zero, because nobody uses s. In the second pass it
is not: there the slope depends on s, and `grad_s * slope` takes this share back to x.
"""

import torch


class SwishAndSigmoid(torch.autograd.Function):
    """Two outputs: x * sigmoid(x), and sigmoid(x) for the way back."""

    @staticmethod
    def forward(ctx, x):
        s = torch.sigmoid(x)
        ctx.save_for_backward(x, s)
        return x * s, s

    @staticmethod
    def backward(ctx, grad_y, grad_s):
        x, s = ctx.saved_tensors
        slope = s * (1 - s)
        return grad_y * (s + x * slope) + grad_s * slope


def swish(x):
    """Return x * sigmoid(x) for each entry of x."""
    return SwishAndSigmoid.apply(x)[0]


def deflection(x):
    """Return how far the string is from its rest position at each entry of x."""
    return x * (1 - x) * swish(2 * swish(x) - 1)
