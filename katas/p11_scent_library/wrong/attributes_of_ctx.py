# expect: OVER_BUDGET — three tensors of each activation are kept on ctx
# For each layer, three tensors of the activation wait for the backward pass: z and two more. If you made them
# attributes of ctx: ctx lives as long as the graph does, and what it holds lives on with it. The memory does not ask
# in which way a tensor is held. Which of the three can be computed from the others?

import torch
from torch.nn import functional


class Mish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, z):
        ctx.z = z
        ctx.t = torch.tanh(functional.softplus(z))
        ctx.s = torch.sigmoid(z)
        return z * ctx.t

    @staticmethod
    def backward(ctx, grad_output):
        return grad_output * (ctx.t + ctx.z * ctx.s * (1 - ctx.t * ctx.t))


def rate(x, w):
    h = x
    for weight in w:
        h = Mish.apply(h @ weight)
    return h
