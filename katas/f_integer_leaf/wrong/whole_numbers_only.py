# expect: WRONG_GRADIENT — fractions were cut off
# Whole numbers work now. But long() cuts off everything after the point, so an edge of 2.5 becomes 2, and its slope
# is the slope at 2.
# The input may be a float, too. Convert directly to the dtype that you need.

import torch


def gradient(a):
    edge = a.detach().long().double().requires_grad_(True)
    b = edge**3
    b.backward()
    return edge.grad


if __name__ == "__main__":
    print(gradient(torch.tensor(2)))
