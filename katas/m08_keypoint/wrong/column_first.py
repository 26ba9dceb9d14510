# expect: WRONG_VALUE — column and row are exchanged
# The weights are right. But you return the column first. Pictures are often described by x and y, tensors by row and
# column; the task asks for the row first.

import torch

SHARPNESS = 10.0  # the higher, the more the hottest places count


def place_weights(scores):
    return scores.flatten().softmax(dim=0).reshape(scores.shape)


def keypoint(heat):
    weights = place_weights(SHARPNESS * heat)
    rows = torch.arange(heat.shape[0], dtype=torch.float64)
    columns = torch.arange(heat.shape[1], dtype=torch.float64)
    row = weights.sum(dim=1) @ rows
    column = weights.sum(dim=0) @ columns
    return torch.stack([column, row])
