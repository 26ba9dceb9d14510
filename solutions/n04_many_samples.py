"""Stay with the logarithms: log-sum-exp, and log K less for the mean.

Cause: the weights themselves do not fit into a float64. Above a logarithm of 709 they are infinite, below -745 they are
0, and the logarithm at the end is infinite in both cases. torch.logsumexp computes the logarithm of the sum from the
logarithms without ever forming a weight in full size. Its gradient is a softmax, which always fits. The mean is the sum
divided by K; for logarithms that is a subtraction.
"""

import math

import torch


def log_mean(logarithms):
    """The logarithm of the mean of the numbers whose logarithms are given, for each row."""
    return torch.logsumexp(logarithms, dim=1) - math.log(logarithms.shape[1])


def bound(log_joint, log_proposal):
    """Return the estimated log-likelihood of each data point."""
    return log_mean(log_joint - log_proposal)
