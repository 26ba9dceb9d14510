# expect: WRONG_GRADIENT — the gradient has no graph at all
# Value and gradient are right. But the gradient that backward returns has no way back to x, as if it did not change
# with x. If backward runs under no_grad, or its result is detached, nothing of it is recorded. The same is true below
# once_differentiable. That is meant to stop a second pass with an error, and backward() it does stop; but
# torch.autograd.grad with respect to x passes it by in silence.


import torch


class Swish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * torch.sigmoid(x)

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        with torch.no_grad():
            s = torch.sigmoid(x)
            return grad_output * (s + x * s * (1 - s))


def deflection(x):
    return x * (1 - x) * Swish.apply(2 * Swish.apply(x) - 1)
