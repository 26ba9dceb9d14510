# expect: WRONG_GRADIENT — only the first cell was differentiated
# You picked one cell, and one cell is one number, so the error is gone. But this is another question: how does the
# heat of the first cell change? It does not depend on the other currents, so their slopes are 0.
# The task asks about the heat of all cells together.

import torch


def gradient(A):
    currents = A.detach().clone().requires_grad_(True)
    heat = currents**2
    heat.reshape(-1)[:1].sum().backward()
    return currents.grad


if __name__ == "__main__":
    table = torch.ones(2, 2, dtype=torch.float64)
    print(gradient(table))
