# expect: SIDE_EFFECT — went backward into the caller's tensor
# The gradient is right, but you computed it with the caller's own tensor: requires_grad was switched on, or a gradient
# was left behind in .grad. Work with a parameter or a detached tensor of your own.

import torch.nn.functional as F


def gradient(weight, x, y):
    weight.requires_grad_(True)
    weight.grad = None
    F.cross_entropy(F.linear(x, weight), y).backward()
    return weight.grad.clone()
