# expect: WRONG_VALUE — log K was computed in float32
# The way is right from end to end, and the gradient is exact. Only log K has no more than about seven digits:
# torch.tensor(K), with K a Python number, is not float64, so neither is its logarithm. Adding it to a float64 tensor
# does not bring the digits back. Say the dtype, or take the logarithm in Python.

import torch


def bound(log_joint, log_proposal):
    x = log_joint - log_proposal
    return torch.logsumexp(x, dim=1) - torch.log(torch.tensor(x.shape[1]))
