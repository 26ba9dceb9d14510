"""Normalise the whole table with the function that torch has for it.

`torch.nn.functional.normalize` divides each row by its length and differentiates through both. (It divides by no less
than 1e-12, so a row of zeros would stay zero.) No number leaves the graph, and there is no loop over the words. The
task of the function is one expression, and `torch.func.grad` gives its slope.
"""

import torch
from torch.nn.functional import normalize


def loss(words, targets):
    """Return the mean squared distance between the directions of the words and their targets."""
    return (normalize(words, dim=1) - targets).square().sum(dim=1).mean()


def gradient(words, targets):
    """Return the slope of the loss with respect to the words."""
    return torch.func.grad(loss)(words, targets)
