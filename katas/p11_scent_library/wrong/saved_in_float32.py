# expect: WRONG_GRADIENT — the input was saved in float32
# The values are exact, the gradients have about seven digits: between the two, z became a float32 number. It does take
# half the memory, and in some trainings that is a fair bargain. Here all of the digits are asked for. The memory can be
# had without a loss, if you save fewer tensors.

import torch
from torch.nn import functional


class Mish(torch.autograd.Function):
    @staticmethod
    def forward(ctx, z):
        ctx.save_for_backward(z.float())
        return z * torch.tanh(functional.softplus(z))

    @staticmethod
    def backward(ctx, grad_output):
        z = ctx.saved_tensors[0].double()
        t = torch.tanh(functional.softplus(z))
        return grad_output * (t + z * torch.sigmoid(z) * (1 - t * t))


def rate(x, w):
    h = x
    for weight in w:
        h = Mish.apply(h @ weight)
    return h
