"""The laws of a laboratory. Some have a backward pass by hand, and not all of those are right."""

import torch


def _powers(x):
    return (x ** torch.arange(1, len(x) + 1)).prod()


class _PowersByHand(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return _powers(x)

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        return grad_output * torch.arange(1, len(x) + 1) * x ** torch.arange(len(x))


def _with_root(x):
    return x[0].sqrt() * x.prod()


def _held_back(x):
    return x[0].detach() ** 2 * x.prod()


def law(k):
    """Return law number k: a function from a 1-D tensor to a number."""
    return (_powers, _with_root, _PowersByHand.apply, _held_back)[k]
