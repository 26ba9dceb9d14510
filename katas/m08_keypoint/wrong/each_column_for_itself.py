# expect: WRONG_VALUE — each column has weights of its own that add up to 1
# softmax is the right function. But dim=0 of the map runs down a column, so each column has the weight 1 for itself.
# The weights of all places compete with each other, across rows and columns: make one long line of the map first.

import torch

SHARPNESS = 10.0  # the higher, the more the hottest places count


def place_weights(scores):
    return scores.softmax(dim=0)


def keypoint(heat):
    weights = place_weights(SHARPNESS * heat)
    rows = torch.arange(heat.shape[0], dtype=torch.float64)
    columns = torch.arange(heat.shape[1], dtype=torch.float64)
    row = weights.sum(dim=1) @ rows
    column = weights.sum(dim=0) @ columns
    return torch.stack([row, column])
