"""Electrons in a warm metal: how full is each energy level?

The mean number of electrons in a level is the slope of the grand potential with respect to the level's energy.
"""

import torch

COSTS = torch.tensor([0.0, 0.3], dtype=torch.float64)  # of the two places of a level


def grand_potential(energies, mu, temperature):
    """Return -T * sum(log(weight of "empty" + weight of "taken")) over both places of all levels."""
    weights = torch.exp((mu - energies.unsqueeze(-1) - COSTS) / temperature)
    weights += 1.0
    return -temperature * torch.log(weights).sum()


def occupations(energies, mu, temperature):
    """Return the mean number of electrons in each level."""
    energies = energies.detach().requires_grad_(True)
    potential = grand_potential(energies, mu, temperature)
    potential.backward()
    return energies.grad


if __name__ == "__main__":
    levels = torch.linspace(-3.0, 3.0, 5, dtype=torch.float64)
    print("grand potential:", grand_potential(levels, 0.0, 0.5).item())
    print("electrons in each level:", occupations(levels, 0.0, 0.5))
