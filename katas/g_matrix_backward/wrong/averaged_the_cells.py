# expect: WRONG_GRADIENT — the mean instead of the sum
# You made one number of the matrix, and that is the right idea. But the mean divides by the number of cells,
# and your gradient is divided by it, too.
# Every way to make one number answers its own question. The task asks for the sum.

import torch


def gradient(A):
    currents = A.detach().clone().requires_grad_(True)
    heat = currents**2
    heat.mean().backward()
    return currents.grad


if __name__ == "__main__":
    table = torch.ones(2, 2, dtype=torch.float64)
    print(gradient(table))
