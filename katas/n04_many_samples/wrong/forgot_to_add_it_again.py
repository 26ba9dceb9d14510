# expect: WRONG_VALUE — the largest logarithm was not added again
# Taking the largest logarithm of the row out is the right idea: nothing overflows, and at least one weight is 1. But it
# divides all weights of the row by the same number. That has to be made good at the end, by adding the same logarithm
# again.

import torch


def bound(log_joint, log_proposal):
    x = log_joint - log_proposal
    largest = x.amax(dim=1, keepdim=True)
    return torch.log(torch.exp(x - largest).mean(dim=1))
