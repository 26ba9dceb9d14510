# expect: BROKE_RULE — the slope was derived by hand
# Your numbers are right: the slope of a**3 is 3 * a**2, and you converted before you computed.
# But you did the differentiation, not torch. The subject of this kata is the leaf and its dtype,
# so repair the program in such a way that torch computes the slope.

import torch


def gradient(a):
    edge = a.detach().to(torch.float64)
    return 3 * edge**2


if __name__ == "__main__":
    print(gradient(torch.tensor(2)))
