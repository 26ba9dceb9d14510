# expect: RAISED — one number for the whole matrix
# You gave backward() a single 1. The idea "every cell counts 1" is right, but the argument is not spread over the
# matrix: it must have exactly the shape of the tensor that you call backward() on.
# Say the weight for every cell.

import torch


def gradient(A):
    currents = A.detach().clone().requires_grad_(True)
    heat = currents**2
    heat.backward(torch.tensor(1.0, dtype=torch.float64))
    return currents.grad
