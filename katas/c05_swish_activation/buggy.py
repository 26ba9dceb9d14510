"""A network for the shape of a string. Its activation swish has a backward of its own: the sigmoid is computed once."""

import torch


class Swish(torch.autograd.Function):
    """The function x * sigmoid(x): nearly 0 on the left, nearly x on the right, and smooth between."""

    @staticmethod
    def forward(ctx, x):
        s = torch.sigmoid(x)
        ctx.save_for_backward(x, s)
        return x * s

    @staticmethod
    def backward(ctx, grad_output):
        x, s = ctx.saved_tensors
        return grad_output * (s + x * s * (1 - s))


def deflection(x, swish=Swish.apply):
    """Return how far the string is from its rest position at each entry of x."""
    return x * (1 - x) * swish(2 * swish(x) - 1)


def bending(y, x):
    """The second derivative of y, which was computed entry by entry from x."""
    (slope,) = torch.autograd.grad(y.sum(), x, create_graph=True)
    (bend,) = torch.autograd.grad(slope.sum(), x)
    return bend


if __name__ == "__main__":
    x = torch.tensor([0.0, 0.25, 0.5, 0.75, 1.0], dtype=torch.float64, requires_grad=True)
    print("bending with swish:", bending(deflection(x), x))
    print("bending with silu: ", bending(deflection(x, torch.nn.functional.silu), x))
