# expect: WRONG_GRADIENT — returned a Python number instead of a tensor
# The number is right, but item() takes it out of the tensor: you return a Python float.
# The caller expects a 0-d float64 tensor, with a dtype and a shape.
# The gradient that torch stores is such a tensor already.

import torch


def gradient(a):
    edge = a.detach().to(torch.float64).clone().requires_grad_(True)
    b = edge**3
    b.backward()
    return edge.grad.item()


if __name__ == "__main__":
    print(gradient(torch.tensor(2)))
