# expect: WRONG_GRADIENT — shut valves follow the root, too
# There is no NaN any more, because the root gets the absolute value. But now a shut valve lets as much through as an
# open one, only backwards. That is another model: a shut valve leaks 0.0625 * drop, with the slope 0.0625.

import torch


def sensitivity(pressure):
    pressure = pressure.detach().requires_grad_(True)
    drop = pressure[:-1] - pressure[1:]
    size = torch.where(drop == 0, 1.0, drop.abs())
    flow = torch.where(drop == 0, 0.0625 * drop, 0.5 * torch.sign(drop) * torch.sqrt(size))
    (slope,) = torch.autograd.grad(flow.sum(), pressure)
    return slope
