# expect: SIDE_EFFECT — switched on requires_grad for the caller's tensor
# Your slopes are right for every dtype. But double() returns the very same tensor when it is float64 already, and
# then requires_grad_(True) changes the caller's tensor.
# Make your own leaf: detach the number from the caller's tensor first.

import torch


def gradient(a):
    edge = a.double().requires_grad_(True)
    b = edge**3
    return torch.autograd.grad(b, edge)[0]


if __name__ == "__main__":
    print(gradient(torch.tensor(2)))
