# expect: WRONG_GRADIENT — let torch differentiate with the caller's own tensor
# You let torch go back through the sensor, and that works. But the leaf is the caller's own tensor: what was in its
# .grad before ends up in your answer, and your answer stays behind in it. Work with a tensor of your own.

import torch


def sensitivity(x):
    x.requires_grad_(True)
    torch.tanh(4 * torch.sin(x) ** 2).sum().backward()
    return x.grad.clone()
