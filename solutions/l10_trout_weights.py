"""Divide the evidence of the batch by its share of the survey.

U contains the likelihood of all fish, and the old estimate only that of the batch: its sum was too small by the factor
B / total, while the prior was there in full. Dividing by the share lets the batch stand for the whole survey. Averaged
over all batches, the slope is then exactly the slope of U.
"""

import torch

SCATTER = 4.0
DOUBT = 0.25


def log_likelihood(weights, x, y):
    """Return what the fish of the batch say about the weights, all together."""
    return -0.5 * (y - x @ weights).square().sum() / SCATTER


def log_prior(weights):
    """Return what was believed before."""
    return -0.5 * weights.square().sum() / DOUBT


def gradient(weights, x, y, total):
    """Return the slope of the estimate of U with respect to the weights."""
    weights = weights.detach().requires_grad_(True)
    share = len(y) / total
    estimate = -log_likelihood(weights, x, y) / share - log_prior(weights)
    (slope,) = torch.autograd.grad(estimate, weights)
    return slope
