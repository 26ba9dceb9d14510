"""How nervous is a price curve, and how would each price have to move to make it calmer?"""

import torch

DAYS = 3  # in a window


def nervousness(prices):
    """The standard deviation within each window of neighbouring days."""
    windows = prices.unfold(0, DAYS, 1)
    return torch.sqrt(windows.var(dim=1))


def unrest_gradient(prices):
    """Return the gradient of the total nervousness with respect to each price."""
    prices = prices.detach().requires_grad_(True)
    total = nervousness(prices).sum()
    total.backward()
    return prices.grad


if __name__ == "__main__":
    prices = torch.tensor([98.0, 100.0, 100.0, 100.0, 103.0], dtype=torch.float64)
    print("nervousness:", nervousness(prices))
    print("gradient:   ", unrest_gradient(prices))
