# expect: WRONG_GRADIENT — the result became the leaf
# You converted b, the finished volume, and asked for a gradient there. So b is the leaf, and the slope of b by b is
# always 1. The step from a to b happened before torch was told to record.
# First the float leaf, then the computation.

import torch


def gradient(a):
    b = (a.detach() ** 3).double().requires_grad_(True)
    b.backward()
    return b.grad


if __name__ == "__main__":
    print(gradient(torch.tensor(2)))
