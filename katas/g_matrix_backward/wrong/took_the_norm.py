# expect: WRONG_GRADIENT — the norm instead of the sum of squares
# norm() makes one number of the matrix, but it is the square root of the sum of squares. The square root is one more
# step in the chain rule: your gradient is the right one divided by twice the norm. So its length is 1, for every matrix
# with an entry that is not 0. The task asks for the sum of squares, without a root.

import torch


def gradient(A):
    currents = A.detach().clone().requires_grad_(True)
    heat = currents.norm()
    heat.backward()
    return currents.grad


if __name__ == "__main__":
    table = torch.ones(2, 2, dtype=torch.float64)
    print(gradient(table))
