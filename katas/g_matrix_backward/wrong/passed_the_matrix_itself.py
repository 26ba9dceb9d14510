# expect: WRONG_GRADIENT — the input matrix was passed to backward
# backward() wanted an argument of the right shape, and you gave it the currents. The argument is not the place where
# the slope is taken: it says how much each cell of the result counts.
# So each slope was multiplied by its current. For a matrix of ones nobody notices.

import torch


def gradient(A):
    currents = A.detach().clone().requires_grad_(True)
    heat = currents**2
    heat.backward(A.detach())
    return currents.grad


if __name__ == "__main__":
    table = torch.ones(2, 2, dtype=torch.float64)
    print(gradient(table))
