# expect: WRONG_GRADIENT — the gradient has another shape than the input
# Your numbers are right, but they come as one long vector. The gradient has one number for each entry of A, in the
# place of this entry: it has the shape of A.
# The leaf decides about the shape of the gradient.

import torch


def gradient(A):
    currents = A.detach().clone().reshape(-1).requires_grad_(True)
    heat = currents**2
    heat.sum().backward()
    return currents.grad


if __name__ == "__main__":
    table = torch.ones(2, 2, dtype=torch.float64)
    print(gradient(table))
