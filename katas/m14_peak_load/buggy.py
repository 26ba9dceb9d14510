"""What a street pays for its power: for the energy, and for the cable that carries the highest load."""

import torch


def peak(loads):
    """The load of the highest hour."""
    highest = loads == loads.max()
    return (loads * highest).sum()


def cost(loads):
    """Return the mean load plus the peak load."""
    return loads.mean() + peak(loads)


if __name__ == "__main__":
    loads = torch.tensor([4.0, 1.0, 2.0], dtype=torch.float64)
    for hour in range(8):
        loads.requires_grad_(True)
        price = cost(loads)
        (slope,) = torch.autograd.grad(price - loads.mean(), loads)  # the energy is needed in any case
        print(f"round {hour}: loads {loads.tolist()}, cost {price.item():.3f}")
        loads = (loads - 0.5 * (slope - slope.mean())).detach().round(decimals=6)
