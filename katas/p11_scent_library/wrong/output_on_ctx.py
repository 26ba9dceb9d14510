# expect: OVER_BUDGET — tensors that stay when the result is gone
# Until the backward pass everything is fine. But when the result is gone, one tensor per layer stays. If you wrote the
# output to ctx as an attribute: the output holds its graph, the graph holds ctx, and ctx holds the output. Nothing in
# such a circle is released before Python's garbage collector happens to come by, and that may be much later.

import torch
from torch.nn import functional


class Mish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, z):
        ctx.save_for_backward(z)
        ctx.y = z * torch.tanh(functional.softplus(z))
        return ctx.y

    @staticmethod
    def backward(ctx, grad_output):
        (z,) = ctx.saved_tensors
        t = torch.where(z == 0, 0.6, ctx.y / z)
        return grad_output * (t + z * torch.sigmoid(z) * (1 - t * t))


def rate(x, w):
    h = x
    for weight in w:
        h = Mish.apply(h @ weight)
    return h
