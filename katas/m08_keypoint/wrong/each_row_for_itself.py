# expect: WRONG_VALUE — each row has weights of its own that add up to 1
# softmax is the right function. But you took it along each row, so all rows together have the weight H, not 1. (With
# one row you do not see it.) The weights of all places compete with each other, across rows and columns.

import torch

SHARPNESS = 10.0  # the higher, the more the hottest places count


def place_weights(scores):
    return scores.softmax(dim=-1)


def keypoint(heat):
    weights = place_weights(SHARPNESS * heat)
    rows = torch.arange(heat.shape[0], dtype=torch.float64)
    columns = torch.arange(heat.shape[1], dtype=torch.float64)
    row = weights.sum(dim=1) @ rows
    column = weights.sum(dim=0) @ columns
    return torch.stack([row, column])
