"""Compute the weights from logsumexp.

exp(s) / sum(exp(s)) is exp(s - log(sum(exp(s)))), and `torch.logsumexp` takes the sum over both directions of the map
at once. The difference is never positive, so exp cannot overflow, however hot the map is. Every step is recorded, and
each place of the map has its part in all weights.
"""

import torch

SHARPNESS = 10.0  # the higher, the more the hottest places count


def place_weights(scores):
    """Return how much each place counts; together the weights are 1."""
    return torch.exp(scores - scores.logsumexp(dim=(0, 1)))


def keypoint(heat):
    """Return the mean position (row, column) over all places of the heat map."""
    weights = place_weights(SHARPNESS * heat)
    rows = torch.arange(heat.shape[0], dtype=torch.float64)
    columns = torch.arange(heat.shape[1], dtype=torch.float64)
    row = weights.sum(dim=1) @ rows
    column = weights.sum(dim=0) @ columns
    return torch.stack([row, column])
