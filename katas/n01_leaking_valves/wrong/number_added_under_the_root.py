# expect: WRONG_GRADIENT — a small number was added under the root
# There is no NaN any more. But the number that you added under the root is there for the open valves, too. At a small
# drop it is not small beside the drop: the slope of the root changes most of all where the drop is near 0. Nothing has
# to be added where the valve is open. Change only what the root sees at the shut valves.

import torch


def sensitivity(pressure):
    pressure = pressure.detach().requires_grad_(True)
    drop = pressure[:-1] - pressure[1:]
    flow = torch.where(drop > 0, 0.5 * torch.sqrt(drop.clamp(min=0) + 1e-12), 0.0625 * drop)
    (slope,) = torch.autograd.grad(flow.sum(), pressure)
    return slope
