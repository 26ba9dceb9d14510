# expect: WRONG_GRADIENT — where the drop is exactly 0, the slope is still NaN
# The root of a negative number is gone, and with it most of the NaNs. But where the drop is exactly 0 the root is
# still taken at 0. abs() changes nothing there, and neither does clamp(min=0) before torch 2.15. The root of 0 is a
# fine number, but its slope is infinite, and 0 · infinity is NaN. Ask the question of the program, whether the drop is
# greater than 0, before the root is taken.

import torch


def sensitivity(pressure):
    pressure = pressure.detach().requires_grad_(True)
    drop = pressure[:-1] - pressure[1:]
    flow = torch.where(drop > 0, 0.5 * torch.sqrt(drop.abs()), 0.0625 * drop)
    (slope,) = torch.autograd.grad(flow.sum(), pressure)
    return slope
