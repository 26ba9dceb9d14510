# expect: BROKE_RULE — the gradient was derived by hand
# Your numbers are right: the gradient of the sum of squares is 2 * A. But you did the differentiation, not torch.
# The subject of this kata is what backward() needs to know when the result is a matrix,
# so repair the program in such a way that torch computes the gradient.

import torch


def gradient(A):
    currents = A.detach().clone()
    return 2 * currents


if __name__ == "__main__":
    table = torch.ones(2, 2, dtype=torch.float64)
    print(gradient(table))
