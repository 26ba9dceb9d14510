# expect: WRONG_GRADIENT — the root is still taken at the shut valves
# The root is still taken at the shut valves. Its slope there is NaN, or infinite at a drop of 0. What is done with the
# root afterwards does not help: torch.where, a factor of 0, or nan_to_num on the flow make the value right, and send a
# gradient of 0 back to the root. There it is multiplied with the slope, and 0 times NaN or infinity is NaN. Look at
# what goes into the root instead.

import torch


def sensitivity(pressure):
    pressure = pressure.detach().requires_grad_(True)
    drop = pressure[:-1] - pressure[1:]
    flow = torch.where(drop > 0, 0.5 * torch.sqrt(drop), 0.0625 * drop)
    (slope,) = torch.autograd.grad(flow.sum(), pressure)
    return slope
