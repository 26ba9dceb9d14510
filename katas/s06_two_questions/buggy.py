"""A machine with a panel of dials: what do its energy and its wear do when a dial is turned?"""

import torch


class SlopeMeter:
    """Says how fast a number changes with each dial."""

    def __init__(self, dials):
        self.dials = dials

    def read(self, number):
        """Return the slope of the number at every dial."""
        number.backward(retain_graph=True)
        return self.dials.grad.clone()


def energy(dials):
    """Return the energy of the machine."""
    return (dials**2).sum()


def gradients(x):
    """Return the slopes of the energy and of the wear at the settings x."""
    dials = x.detach().requires_grad_(True)
    meter = SlopeMeter(dials)
    used = energy(dials)
    worn = used**3
    return meter.read(used), meter.read(worn)


if __name__ == "__main__":
    for settings in (1.0, 10.0):
        by_energy, by_wear = gradients(torch.tensor(settings, dtype=torch.float64))
        print(f"x = {settings}: energy {by_energy.item()} (2x = {2 * settings})", end=", ")
        print(f"wear {by_wear.item()} (6x⁵ = {6 * settings**5})")
