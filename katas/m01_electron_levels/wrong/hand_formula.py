# expect: BROKE_RULE — the Fermi function, worked out by hand
# Your numbers are right: the slope is the Fermi function, and you know it. But the next model has no such formula,
# and the same error will be there again. Let torch differentiate, and find out what it misses on the way back.

import torch

COSTS = torch.tensor([0.0, 0.3], dtype=torch.float64)


def occupations(energies, mu, temperature):
    with torch.no_grad():
        places = energies.unsqueeze(-1) + COSTS
        return (1 / (torch.exp((places - mu) / temperature) + 1)).sum(dim=-1)
