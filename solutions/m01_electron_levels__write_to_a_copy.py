"""Keep the write, but let it go to a copy.

A clone is a new tensor with a recorded step of its own: on the way back it hands the slope on to the result of exp,
and for that it has to keep nothing. So its numbers may be overwritten, while the numbers that exp kept stay
untouched. This is the way when the in-place code is long, or not yours: give it a clone to work on.
"""

import torch

COSTS = torch.tensor([0.0, 0.3], dtype=torch.float64)  # of the two places of a level


def grand_potential(energies, mu, temperature):
    """Return -T * sum(log(weight of "empty" + weight of "taken")) over both places of all levels."""
    weights = torch.exp((mu - energies.unsqueeze(-1) - COSTS) / temperature).clone()
    weights += 1.0
    return -temperature * torch.log(weights).sum()


def occupations(energies, mu, temperature):
    """Return the mean number of electrons in each level."""
    energies = energies.detach().requires_grad_(True)
    potential = grand_potential(energies, mu, temperature)
    potential.backward()
    return energies.grad
