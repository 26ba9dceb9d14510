"""Vessels in a row with check valves between them: how does the total flow change with each pressure?"""

import torch

OPEN = 0.5  # flow through an open valve at a drop of 1
LEAK = 0.0625  # flow back through a shut valve, per unit of pressure


def flow(drop):
    """The flow through each valve: turbulent through an open one, a slow leak backwards through a shut one."""
    forwards = OPEN * torch.sqrt(drop)
    backwards = LEAK * drop
    return torch.where(drop > 0, forwards, backwards)


def sensitivity(pressure):
    """Return the slope of the total flow with respect to the pressure in each vessel."""
    pressure = pressure.detach().requires_grad_(True)
    drop = pressure[:-1] - pressure[1:]
    total = flow(drop).sum()
    (slope,) = torch.autograd.grad(total, pressure)
    return slope


if __name__ == "__main__":
    pressure = torch.tensor([5.0, 4.0, 4.25, 3.25], dtype=torch.float64)
    print("flows: ", flow(pressure[:-1] - pressure[1:]))
    print("slopes:", sensitivity(pressure))
