"""A measuring station sends x: how fast does the cost y = x**2 + 1 grow with x?"""

import torch


def gradient(x):
    """Return the slope of the cost at x."""
    x = x.detach().clone()
    y = x**2 + 1
    y.backward()
    x.requires_grad_(True)
    return x.grad


if __name__ == "__main__":
    measured = torch.tensor(2.0, dtype=torch.float64)
    print("cost grows with slope", gradient(measured))
