"""Add the weights one after another, each addition done with logarithms.

Cause: a weight may be too large or too small for a float64, but its logarithm never is. torch.logaddexp(a, b) is
log(exp(a) + exp(b)), computed from the larger one and the distance of the two. Column by column it gives the logarithm
of the running sum. So the samples may come one at a time, and all of them never have to be held at once: the way to go
when K is in the millions.
"""

import math
from functools import reduce

import torch


def bound(log_joint, log_proposal):
    """Return the estimated log-likelihood of each data point."""
    samples = (log_joint - log_proposal).unbind(dim=1)
    return reduce(torch.logaddexp, samples) - math.log(len(samples))
