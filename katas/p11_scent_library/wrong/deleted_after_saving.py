# expect: OVER_BUDGET — three tensors of each activation are saved
# For each layer, three tensors of the activation wait for the backward pass: z, t and s. If you deleted the names or
# detached the tensors: what was given to save_for_backward is held by the graph, under whatever name, and a detached
# tensor is the same memory. Which of the three could be computed from the others, when the backward pass comes there?

import torch
from torch.nn import functional


class Mish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, z):
        t = torch.tanh(functional.softplus(z))
        s = torch.sigmoid(z)
        y = z * t
        ctx.save_for_backward(z.detach(), t.detach(), s.detach())
        del z, t, s
        return y

    @staticmethod
    def backward(ctx, grad_output):
        z, t, s = ctx.saved_tensors
        return grad_output * (t + z * s * (1 - t * t))


def rate(x, w):
    h = x
    for weight in w:
        h = Mish.apply(h @ weight)
    return h
