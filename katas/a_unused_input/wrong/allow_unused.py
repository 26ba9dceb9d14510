# expect: WRONG_GRADIENT — left the unused input's answer at None
# Your first answer is still None. If you got there with allow_unused=True: that option only silences the error about
# an input that was not used. It does not compute anything for it.
# The power does not change with x, so its slope is a number, namely zero, and the caller needs it as a tensor.

import torch


def gradients(x, y):
    x = x.detach().clone().requires_grad_(True)
    y = y.detach().clone().requires_grad_(True)
    z = y * y
    return torch.autograd.grad(z, (x, y), allow_unused=True)
