"""The activation function softsign, x / (1 + |x|), with its own backward."""

import torch


class Softsign(torch.autograd.Function):
    """A smooth step from -1 to 1."""

    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x / (1 + x.abs())

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        return 1 / (1 + x.abs()) ** 2


def softsign(x):
    """Return x / (1 + |x|) for each entry of x."""
    return Softsign.apply(x)


if __name__ == "__main__":
    x = torch.tensor([0.5, -2.0, 3.0], dtype=torch.float64, requires_grad=True)
    softsign(x).sum().backward()
    print("gradient of the sum:", x.grad)
    x.grad = None
    (softsign(x) ** 2).sum().backward()
    print("gradient of the sum of squares:", x.grad)
