"""Ask for real zeros.

Cause: z = y * y was computed without x. backward() walks from z along the recorded operations and writes .grad only
where it arrives. It never arrives at x, so x.grad stays None. torch.autograd.grad would raise an error instead, or
return None with allow_unused=True. The slope itself is no mystery: z does not change with x, so it is 0.
With materialize_grads=True torch returns a zero tensor of the right dtype and shape in place of None.
"""

import torch


def gradients(x, y):
    """Return (dz/dx, dz/dy) for z = y * y."""
    x = x.detach().clone().requires_grad_(True)
    y = y.detach().clone().requires_grad_(True)
    return torch.autograd.grad(y * y, (x, y), materialize_grads=True)
