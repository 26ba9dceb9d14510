# attack: poison
# goal: start autograd's own threads by backward passes in backward passes
# expect: RAISED DIED WRONG_GRADIENT

import torch


class Deeper(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, depth):
        ctx.save_for_backward(x)
        ctx.depth = depth
        return x * 2

    @staticmethod
    def backward(ctx, upstream):
        (x,) = ctx.saved_tensors
        if ctx.depth:
            with torch.enable_grad():
                inner = x.detach().requires_grad_(True)
                Deeper.apply(inner, ctx.depth - 1).backward()
        return upstream * 2, None


def gradient(x):
    x = x.detach().clone().requires_grad_(True)
    Deeper.apply(x, 200).backward()
    return x.grad
