# expect: WRONG_GRADIENT — small drops are raised to a smallest one
# Shut valves are right now. But clamp also raises the drops between 0 and your smallest one, which belong to open
# valves. There the result no longer depends on the drop, so the slope is 0, just where it should be largest. Ask
# whether the valve is open, not whether the drop is large enough.

import torch


def sensitivity(pressure):
    pressure = pressure.detach().requires_grad_(True)
    drop = pressure[:-1] - pressure[1:]
    flow = torch.where(drop > 0, 0.5 * torch.sqrt(drop.clamp(min=1e-6)), 0.0625 * drop)
    (slope,) = torch.autograd.grad(flow.sum(), pressure)
    return slope
