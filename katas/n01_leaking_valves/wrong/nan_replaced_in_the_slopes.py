# expect: WRONG_GRADIENT — NaN in the slopes was replaced by 0
# You put 0 where the slope was NaN. But the slope is not 0 there: a shut valve leaks. And a vessel between a shut and
# an open valve has a share from both; the NaN of the one has swallowed the share of the other, and no repair
# afterwards can bring it back. The NaN must not arise.

import torch


def sensitivity(pressure):
    pressure = pressure.detach().requires_grad_(True)
    drop = pressure[:-1] - pressure[1:]
    flow = torch.where(drop > 0, 0.5 * torch.sqrt(drop), 0.0625 * drop)
    (slope,) = torch.autograd.grad(flow.sum(), pressure)
    return torch.nan_to_num(slope)
