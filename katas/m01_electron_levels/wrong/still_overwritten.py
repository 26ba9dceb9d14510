# expect: RAISED — a tensor that backward needs is still overwritten
# torch saved the result of an operation for the way back, and the program writes over it before backward comes. If
# you put the write into no_grad(), kept the graph with retain_graph, or copied a tensor but then still wrote to the
# original, then this has not changed: the numbers are gone all the same. no_grad() says "do not record this step". It
# does not say "nobody needs the old numbers".

import torch

COSTS = torch.tensor([0.0, 0.3], dtype=torch.float64)


def grand_potential(energies, mu, temperature):
    weights = torch.exp((mu - energies.unsqueeze(-1) - COSTS) / temperature)
    with torch.no_grad():
        weights += 1.0
    return -temperature * torch.log(weights).sum()


def occupations(energies, mu, temperature):
    energies = energies.detach().requires_grad_(True)
    potential = grand_potential(energies, mu, temperature)
    potential.backward()
    return energies.grad
