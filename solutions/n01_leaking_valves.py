"""Give the root a harmless number where the valve is shut, and choose afterwards as before.

Cause: torch.where throws the root of the shut valves away, but backward visits it all the same, with a gradient of 0.
The slope of the root is NaN at a negative number and infinite at 0, and 0 times either is NaN.

The inner `where` puts 1 in place of those drops, so the root has an ordinary slope everywhere. That 1 has no influence:
the outer `where` does not choose it, and the inner one sends nothing back from it to the drop.
"""

import torch

OPEN = 0.5  # flow through an open valve at a drop of 1
LEAK = 0.0625  # flow back through a shut valve, per unit of pressure


def flow(drop):
    """The flow through each valve: turbulent through an open one, a slow leak backwards through a shut one."""
    opened = drop > 0
    forwards = OPEN * torch.sqrt(torch.where(opened, drop, 1.0))
    backwards = LEAK * drop
    return torch.where(opened, forwards, backwards)


def sensitivity(pressure):
    """Return the slope of the total flow with respect to the pressure in each vessel."""
    pressure = pressure.detach().requires_grad_(True)
    drop = pressure[:-1] - pressure[1:]
    total = flow(drop).sum()
    (slope,) = torch.autograd.grad(total, pressure)
    return slope
