# expect: WRONG_GRADIENT — computed in float32
# The gradient is right to about 7 digits only: float() turned the numbers into float32, and double() at the end cannot
# bring the lost digits back.
# The input is float64. Stay in float64 all the way.

import torch


def gradient(A):
    currents = A.detach().clone().float().requires_grad_(True)
    heat = currents**2
    heat.sum().backward()
    return currents.grad.double()


if __name__ == "__main__":
    table = torch.ones(2, 2, dtype=torch.float64)
    print(gradient(table))
