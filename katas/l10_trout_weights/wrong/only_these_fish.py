# expect: WRONG_GRADIENT — the batch is taken for the whole survey
# Your slope belongs to a survey in which there are only the fish of this batch. The prior is in it in full, and the
# evidence of all the other fish is missing, so the prior wins far too easily, the more the smaller the batch is.
# Where does your likelihood learn how large the survey is?

import torch


def gradient(weights, x, y, total):
    weights = weights.detach().requires_grad_(True)
    surprise = 0.5 * (y - x @ weights).square().sum() / 4.0
    prior = 0.5 * weights.square().sum() / 0.25
    (slope,) = torch.autograd.grad(surprise + prior, weights)
    return slope
