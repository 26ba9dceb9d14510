# expect: WRONG_GRADIENT — the sigmoid is a constant in the second backward pass
# Value and gradient are right, but in the gradient of the gradient the sigmoid counts as a constant. It does so
# however you carry it over: on ctx, through save_for_backward, computed again from a detached x, or as a second
# output whose gradient is ignored. save_for_backward protects the numbers of such a tensor; it does not give it a
# history.

import torch


class Swish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        ctx.s = torch.sigmoid(x)
        return x * ctx.s

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        return grad_output * (ctx.s + x * ctx.s * (1 - ctx.s))


def deflection(x):
    return x * (1 - x) * Swish.apply(2 * Swish.apply(x) - 1)
