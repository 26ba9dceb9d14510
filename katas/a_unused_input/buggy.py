"""The evening report of a machine with two dials: how fast does the power z = y * y change with each dial?"""

import torch


def gradients(x, y):
    """Return the slope of the power for dial x and for dial y."""
    x = x.detach().clone().requires_grad_(True)
    y = y.detach().clone().requires_grad_(True)
    z = y * y
    z.backward()
    return x.grad, y.grad


if __name__ == "__main__":
    slope_x, slope_y = gradients(torch.tensor(2.0, dtype=torch.float64), torch.tensor(3.0, dtype=torch.float64))
    print("slope for dial x:", slope_x)
    print("slope for dial y:", slope_y)
