"""Let the meter ask for an answer, not for an entry in .grad.

Why it works: torch.autograd.grad goes back in the same way, but returns the slope instead of adding it to the .grad
of the dials. No state is left between two readings, so they cannot mix. The graph still has to be kept for the second
one.
"""

import torch


class SlopeMeter:
    def __init__(self, dials):
        self.dials = dials

    def read(self, number):
        (slope,) = torch.autograd.grad(number, self.dials, retain_graph=True)
        return slope


def energy(dials):
    return (dials**2).sum()


def gradients(x):
    dials = x.detach().requires_grad_(True)
    meter = SlopeMeter(dials)
    used = energy(dials)
    worn = used**3
    return meter.read(used), meter.read(worn)
