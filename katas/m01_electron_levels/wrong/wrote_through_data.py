# expect: WRONG_GRADIENT — each place counts as always taken
# Your answer says 2 electrons for every level, hot or cold. If you added the 1 through .data: torch no longer notices
# the write, but it still happens. The slope of exp is read from the overwritten numbers, weights + 1, and it cancels
# against the slope of the logarithm. If the 1 is lost instead, or is not added to the Boltzmann factor, then a place
# can never be empty, with the same result.

import torch

COSTS = torch.tensor([0.0, 0.3], dtype=torch.float64)


def grand_potential(energies, mu, temperature):
    weights = torch.exp((mu - energies.unsqueeze(-1) - COSTS) / temperature)
    weights.data += 1.0
    return -temperature * torch.log(weights).sum()


def occupations(energies, mu, temperature):
    energies = energies.detach().requires_grad_(True)
    potential = grand_potential(energies, mu, temperature)
    potential.backward()
    return energies.grad
