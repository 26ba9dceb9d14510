# expect: WRONG_VALUE — the mean of the row was taken out, not the largest number
# On paper any number may be taken out of the row. In float64 it matters which: if one logarithm lies far above the
# mean, exp of the difference still overflows. Only with the largest number is every difference 0 or less.

import torch


def bound(log_joint, log_proposal):
    x = log_joint - log_proposal
    middle = x.mean(dim=1, keepdim=True)
    return torch.log(torch.exp(x - middle).mean(dim=1)) + middle.squeeze(1)
