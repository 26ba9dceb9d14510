# expect: RAISED — one number for the whole matrix
# The argument of backward() must have exactly the shape of the tensor that you call it on, and here it has another one.
# If you gave backward() a single 1, then the idea "every cell counts 1" is right, but one number is not spread over the
# matrix. Say the weight for every cell.

import torch


def gradient(A):
    currents = A.detach().clone().requires_grad_(True)
    heat = currents**2
    heat.backward(torch.tensor(1.0, dtype=torch.float64))
    return currents.grad
