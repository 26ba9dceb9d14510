# expect: WRONG_VALUE — the heat is divided by 10, not multiplied
# Your weights shift smoothly. But they are far too equal: the heat is divided by the sharpness. Some formulas have a
# temperature below the fraction bar. Here the factor is the opposite of a temperature: the higher, the sharper.

import torch

SHARPNESS = 10.0  # the higher, the more the hottest places count


def place_weights(scores):
    return scores.flatten().softmax(dim=0).reshape(scores.shape)


def keypoint(heat):
    weights = place_weights(heat / SHARPNESS)
    rows = torch.arange(heat.shape[0], dtype=torch.float64)
    columns = torch.arange(heat.shape[1], dtype=torch.float64)
    row = weights.sum(dim=1) @ rows
    column = weights.sum(dim=0) @ columns
    return torch.stack([row, column])
