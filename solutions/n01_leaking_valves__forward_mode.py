"""Leave the flow as it is, and differentiate it forwards.

Cause: backward multiplies what arrives with the slope of each operation, also at the root that was not chosen, and 0
times NaN is NaN. Forward mode carries the slope along with the value. The root of a shut valve has the slope NaN here,
too, but torch.where chooses between the slopes as it does between the values, and throws that one away.

torch.func.jacfwd goes through the program once for each pressure. That is fine for a row of valves. For one loss and a
million weights only backward can be paid for, so the other repairs are the ones to remember. The copy is needed because
forward mode cannot handle a tensor whose entries share one place in memory.
"""

import torch

OPEN = 0.5  # flow through an open valve at a drop of 1
LEAK = 0.0625  # flow back through a shut valve, per unit of pressure


def flow(drop):
    """The flow through each valve: turbulent through an open one, a slow leak backwards through a shut one."""
    return torch.where(drop > 0, OPEN * torch.sqrt(drop), LEAK * drop)


def total_flow(pressure):
    """The flows of all valves, added up."""
    return flow(pressure[:-1] - pressure[1:]).sum()


def sensitivity(pressure):
    """Return the slope of the total flow with respect to the pressure in each vessel."""
    return torch.func.jacfwd(total_flow)(pressure.clone())
