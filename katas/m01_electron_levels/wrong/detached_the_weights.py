# expect: RAISED — nothing leads from the potential back to the energies
# The error about the overwritten tensor is gone, but now torch finds no way from the potential back to the energies.
# If you detached the weights before the write (or wrote to a detached copy and used that), then torch takes them for
# constants. detach() avoids the conflict by giving up the slope. What you need is a second place for the sum, with
# the connection kept.

import torch

COSTS = torch.tensor([0.0, 0.3], dtype=torch.float64)


def grand_potential(energies, mu, temperature):
    weights = torch.exp((mu - energies.unsqueeze(-1) - COSTS) / temperature).detach()
    weights += 1.0
    return -temperature * torch.log(weights).sum()


def occupations(energies, mu, temperature):
    energies = energies.detach().requires_grad_(True)
    potential = grand_potential(energies, mu, temperature)
    potential.backward()
    return energies.grad
