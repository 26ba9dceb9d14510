# expect: WRONG_GRADIENT — one logarithm of the sum, not the sum of the logarithms
# No tensor is overwritten any more. But you add up the weights of all levels before the logarithm, and the 1 comes in
# only once. That describes a metal with room for one electron in all its levels together. Here every place has its
# own choice, empty or taken: 1 + weight and the logarithm belong to each place, the sum comes last.

import torch

COSTS = torch.tensor([0.0, 0.3], dtype=torch.float64)


def grand_potential(energies, mu, temperature):
    weights = torch.exp((mu - energies.unsqueeze(-1) - COSTS) / temperature)
    return -temperature * torch.log(weights.sum() + 1.0)


def occupations(energies, mu, temperature):
    energies = energies.detach().requires_grad_(True)
    potential = grand_potential(energies, mu, temperature)
    potential.backward()
    return energies.grad
