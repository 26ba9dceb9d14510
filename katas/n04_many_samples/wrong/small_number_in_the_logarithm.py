# expect: WRONG_VALUE — a small number was added in the logarithm
# The -inf is gone. In its place stands the logarithm of your small number, the same for every row whose weights are too
# small to hold, and the gradient of those rows is 0. And large logarithms still overflow. The weights must not be
# computed in their full size at all.

import torch


def bound(log_joint, log_proposal):
    x = log_joint - log_proposal
    return torch.log(torch.exp(x).mean(dim=1) + 1e-30)
