# expect: WRONG_GRADIENT — the square of the sum instead of the sum of the squares
# You first added, then squared. The square of a sum is not the sum of the squares: in your version every current
# is mixed with all the others, and all entries of your gradient are equal.
# The order of the two operations matters.

import torch


def gradient(A):
    currents = A.detach().clone().requires_grad_(True)
    heat = currents.sum() ** 2
    heat.backward()
    return currents.grad


if __name__ == "__main__":
    table = torch.ones(2, 2, dtype=torch.float64)
    print(gradient(table))
