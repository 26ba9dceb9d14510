"""A network that rates scents: six layers with the activation mish, written as one operation with its own backward."""

import torch
from torch.nn import functional


class Mish(torch.autograd.Function):
    """The function z * tanh(softplus(z)): nearly 0 on the left, nearly z on the right, and smooth between."""

    @staticmethod
    def forward(ctx, z):
        t = torch.tanh(functional.softplus(z))
        s = torch.sigmoid(z)
        ctx.save_for_backward(z, t, s)
        return z * t

    @staticmethod
    def backward(ctx, grad_output):
        z, t, s = ctx.saved_tensors
        return grad_output * (t + z * s * (1 - t * t))


def rate(x, w):
    """Return the last layer's activations for the molecules x; w holds one matrix per layer."""
    h = x
    for weight in w:
        h = Mish.apply(h @ weight)
    return h


if __name__ == "__main__":
    from torch.autograd.graph import saved_tensors_hooks

    x = torch.randn(1000, 16, dtype=torch.float64)
    for layers in (1, 2, 6):
        w = torch.randn(layers, 16, 16, dtype=torch.float64, requires_grad=True)
        kept = {}
        with saved_tensors_hooks(lambda t, kept=kept: kept.update({t.data_ptr(): t}) or t, lambda t: t):
            rating = rate(x, w)
        large = sum(t.numel() == x.numel() for t in kept.values())
        print(f"{layers} layers, mean {rating.mean():.3f}: {large} tensors as large as x wait for the backward pass")
