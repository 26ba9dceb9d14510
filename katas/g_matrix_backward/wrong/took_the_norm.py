# expect: WRONG_GRADIENT — the norm instead of the sum of squares
# norm() makes one number of the matrix, but it is the square root of the sum of squares. The square root is a step
# more in the chain rule, so your gradient always has the length 1.
# The task asks for the sum of squares, without a root.

import torch


def gradient(A):
    currents = A.detach().clone().requires_grad_(True)
    heat = currents.norm()
    heat.backward()
    return currents.grad


if __name__ == "__main__":
    table = torch.ones(2, 2, dtype=torch.float64)
    print(gradient(table))
