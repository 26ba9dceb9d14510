"""How much does the total heat (the sum of all squared currents) change with each current?"""

import torch


def gradient(A):
    """Return the gradient of the total heat: one number for each entry of A."""
    currents = A.detach().clone().requires_grad_(True)
    heat = currents**2
    heat.backward()
    return currents.grad


if __name__ == "__main__":
    table = torch.ones(2, 2, dtype=torch.float64)
    print(gradient(table))
