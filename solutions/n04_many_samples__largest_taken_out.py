"""Take the largest logarithm of each row out, and add it again at the end.

Cause: exp overflows for large logarithms and becomes 0 for small ones. After the shift the largest logarithm of the row
is 0 and its exponential 1: nothing overflows, and the mean cannot become 0. What is lost are weights 1e-308 times
smaller than the largest one, and they do not count.

The shift has no influence on the result, so it needs no gradient: it is detached, in both places. (In both places
attached would be right, too; only a mixture is wrong.)
"""

import torch


def log_mean(logarithms):
    """The logarithm of the mean of the numbers whose logarithms are given, for each row."""
    largest = logarithms.detach().amax(dim=1, keepdim=True)
    relative = torch.exp(logarithms - largest).mean(dim=1)
    return torch.log(relative) + largest.squeeze(1)


def bound(log_joint, log_proposal):
    """Return the estimated log-likelihood of each data point."""
    return log_mean(log_joint - log_proposal)
