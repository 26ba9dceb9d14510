# expect: WRONG_GRADIENT — a drop of exactly 0 counts as open
# The root sees no negative drop any more, well done. But a drop of exactly 0 is treated as an open valve, and there the
# slope of the root is infinite. The task says that a valve is open only if the drop is greater than 0.

import torch


def sensitivity(pressure):
    pressure = pressure.detach().requires_grad_(True)
    drop = pressure[:-1] - pressure[1:]
    opened = drop >= 0
    flow = torch.where(opened, 0.5 * torch.sqrt(torch.where(opened, drop, 1.0)), 0.0625 * drop)
    (slope,) = torch.autograd.grad(flow.sum(), pressure)
    return slope
