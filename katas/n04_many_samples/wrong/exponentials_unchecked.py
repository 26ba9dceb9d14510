# expect: WRONG_VALUE — exp is taken of the logarithms themselves
# The weights themselves are still computed, and they do not fit: from a logarithm of 710 on they are infinite, and
# below -745 they are 0. The logarithm at the end cannot bring back what is lost by then. Take something out of the row
# before exp sees it.

import math

import torch


def bound(log_joint, log_proposal):
    x = log_joint - log_proposal
    return torch.log(torch.exp(x).sum(dim=1)) - math.log(x.shape[1])
