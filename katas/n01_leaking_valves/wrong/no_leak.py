# expect: WRONG_GRADIENT — the leak of the shut valves is missing
# The root is taken for the open valves only, and that is a good way to be rid of the NaN. But the shut valves have
# disappeared from the total altogether, and they leak: each has the slope 0.0625.

import torch


def sensitivity(pressure):
    pressure = pressure.detach().requires_grad_(True)
    drop = pressure[:-1] - pressure[1:]
    flow = 0.5 * torch.sqrt(drop[drop > 0])
    (slope,) = torch.autograd.grad(flow.sum(), pressure)
    return slope
