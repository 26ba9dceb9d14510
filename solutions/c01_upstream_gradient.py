"""Multiply the slope by the gradient that arrives from above.

Cause: `backward` returned the slope of softsign alone and did not use `grad_output`. For `softsign(x).sum()` the
upstream gradient is 1 for each entry, so the slope alone is right by accident. As soon as anything follows, it is
wrong. The product of the two is what the chain rule asks for.
"""

import torch


class Softsign(torch.autograd.Function):
    """A smooth step from -1 to 1."""

    @staticmethod
    def forward(ctx, x):
        """Compute the value and keep the input for later."""
        ctx.save_for_backward(x)
        return x / (1 + x.abs())

    @staticmethod
    def backward(ctx, grad_output):
        """Multiply the upstream gradient by the slope at the input."""
        (x,) = ctx.saved_tensors
        return grad_output / (1 + x.abs()) ** 2


def softsign(x):
    """Return x / (1 + |x|) for each entry of x."""
    return Softsign.apply(x)
