# expect: RAISED — the weights are still inference tensors
# The weights still are inference tensors, and torch still may not save them. If you wrote detach() or .data: these
# give another view of the same tensor, and the mark of inference mode is about how it was made, not about
# requires_grad. If you copied it inside the mode: what is made there is marked, copies too.

import torch


def residuals(line, x, y):
    offset, slope = line
    return offset + slope * x - y


@torch.inference_mode()
def weights(line, x, y):
    return 1 / (1 + residuals(line, x, y) ** 2)


def gradient(line, x, y):
    line = line.detach().clone().requires_grad_(True)
    trust = weights(line, x, y).detach()
    loss = (trust * residuals(line, x, y) ** 2).sum()
    loss.backward()
    return line.grad
