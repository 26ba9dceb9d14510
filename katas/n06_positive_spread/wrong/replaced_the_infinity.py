# expect: WRONG_VALUE — the infinity became the largest float64
# nan_to_num turned the infinity into the largest number that a float64 can hold. It is finite, but it is not the
# answer: the spread at 1000 is about 1000, not 1.8e308. Instead of mending what came out, look at what went in to exp.

import torch


def spread(raw):
    return torch.nan_to_num(torch.log(1 + torch.exp(raw))) + 1e-3
