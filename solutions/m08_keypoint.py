"""Weigh all places, smoothly.

argmax returns an index. An index does not move when the heat changes a little, and one_hot makes zeros and a one of
it: constants without a way back to the map. softmax gives every place a weight that grows smoothly with its heat, so
the position can move between the places of the grid, and a slope tells each place how it would pull. The map is made
one long line first, because all places compete with each other.
"""

import torch

SHARPNESS = 10.0  # the higher, the more the hottest places count


def place_weights(scores):
    """Return how much each place counts; together the weights are 1."""
    return scores.flatten().softmax(dim=0).reshape(scores.shape)


def keypoint(heat):
    """Return the mean position (row, column) over all places of the heat map."""
    weights = place_weights(SHARPNESS * heat)
    rows = torch.arange(heat.shape[0], dtype=torch.float64)
    columns = torch.arange(heat.shape[1], dtype=torch.float64)
    row = weights.sum(dim=1) @ rows
    column = weights.sum(dim=0) @ columns
    return torch.stack([row, column])
