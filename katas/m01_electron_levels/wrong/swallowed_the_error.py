# expect: WRONG_GRADIENT — no slope has arrived at the energies
# You return None: no slope was stored in this .grad. If you caught the error and went on, then the backward pass
# stopped on its way, before it came to the energies. An error that is not shown is still there. Read which tensor was
# overwritten, and by which line.

import torch

COSTS = torch.tensor([0.0, 0.3], dtype=torch.float64)


def grand_potential(energies, mu, temperature):
    weights = torch.exp((mu - energies.unsqueeze(-1) - COSTS) / temperature)
    weights += 1.0
    return -temperature * torch.log(weights).sum()


def occupations(energies, mu, temperature):
    energies = energies.detach().requires_grad_(True)
    potential = grand_potential(energies, mu, temperature)
    try:
        potential.backward()
    except RuntimeError:
        pass
    return energies.grad
