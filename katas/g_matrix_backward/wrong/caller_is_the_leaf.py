# expect: WRONG_GRADIENT — the caller's tensor collected the gradient
# You used the caller's own tensor as the leaf. backward() adds to .grad, so if the caller's tensor holds an old
# gradient, or when you are called twice, you return a sum. And the caller finds a changed tensor.
# Make your own leaf from the values of A.

import torch


def gradient(A):
    A.requires_grad_(True)
    heat = A**2
    heat.sum().backward()
    return A.grad


if __name__ == "__main__":
    table = torch.ones(2, 2, dtype=torch.float64)
    print(gradient(table))
