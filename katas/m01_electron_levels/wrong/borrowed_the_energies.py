# expect: SIDE_EFFECT — worked on the tensor of the caller
# Your numbers are right. But you switched requires_grad on for the tensor of the caller, and it stays on: everything
# that the caller computes from it is recorded from now on. Your own leaf with the same numbers is one detach() away.

import torch

COSTS = torch.tensor([0.0, 0.3], dtype=torch.float64)


def grand_potential(energies, mu, temperature):
    weights = torch.exp((mu - energies.unsqueeze(-1) - COSTS) / temperature) + 1.0
    return -temperature * torch.log(weights).sum()


def occupations(energies, mu, temperature):
    energies.requires_grad_(True)
    (slope,) = torch.autograd.grad(grand_potential(energies, mu, temperature), energies)
    return slope
