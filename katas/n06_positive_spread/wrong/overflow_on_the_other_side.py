# expect: WRONG_VALUE — now the very negative numbers overflow
# You rewrote the formula as x + log(1 + exp(-x)), and large numbers are right now. But the overflow has only moved: for
# x = -1000, exp(-x) is infinite. Each of the two forms is good on one side of 0. Use each on its own side.

import torch


def spread(raw):
    return raw + torch.log1p(torch.exp(-raw)) + 1e-3
