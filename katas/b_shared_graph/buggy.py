"""A toy model with one weight x and two judges: how should the weight change to please both?"""

import torch


def gradient(x):
    """Return the slope of both losses together at the weight x."""
    x = x.detach().clone().requires_grad_(True)
    y = x**2 + 1
    z1 = y**3
    z2 = (y - 3) ** 3
    z1.backward()
    z2.backward()
    return x.grad


if __name__ == "__main__":
    print("slope at x = 2:", gradient(torch.tensor(2.0, dtype=torch.float64)))
