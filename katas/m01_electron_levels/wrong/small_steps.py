# expect: WRONG_GRADIENT — the slope was measured with a small step
# You measured the slope with a small step to both sides. As a check that is good, but the difference of two nearly
# equal numbers has lost about half of its digits. torch differentiates exactly, once nothing is overwritten.

import torch

COSTS = torch.tensor([0.0, 0.3], dtype=torch.float64)


def grand_potential(energies, mu, temperature):
    weights = torch.exp((mu - energies.unsqueeze(-1) - COSTS) / temperature) + 1.0
    return -temperature * torch.log(weights).sum()


def occupations(energies, mu, temperature):
    step = 1e-5
    with torch.no_grad():
        flat = energies.reshape(-1)
        slopes = torch.zeros_like(flat)
        for i in range(len(flat)):
            low, high = flat.clone(), flat.clone()
            low[i] -= step
            high[i] += step
            slopes[i] = grand_potential(high, mu, temperature) - grand_potential(low, mu, temperature)
        return (slopes / (2 * step)).reshape(energies.shape)
