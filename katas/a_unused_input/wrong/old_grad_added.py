# expect: WRONG_GRADIENT — ran backward() into the caller's own tensors
# You ran backward() on the caller's own tensors. It adds to whatever is in .grad already, and for an input that was
# not used it leaves the old content as it is. So an old gradient of the caller ends up in your answer.
# Start from a detached copy: its .grad is always empty.

import torch


def gradients(x, y):
    x.requires_grad_(True)
    y.requires_grad_(True)
    z = y * y
    z.backward()
    slope_x = torch.zeros_like(x) if x.grad is None else x.grad.clone()
    return slope_x, y.grad.clone()
