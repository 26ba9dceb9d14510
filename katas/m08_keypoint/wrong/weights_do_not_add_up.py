# expect: WRONG_VALUE — the weights do not add up to 1
# Hotter places count more now, and smoothly. But a mean needs weights that are 1 together, and yours grow without
# limit. Divide by their sum over all places.

import torch

SHARPNESS = 10.0  # the higher, the more the hottest places count


def place_weights(scores):
    return scores.exp()


def keypoint(heat):
    weights = place_weights(SHARPNESS * heat)
    rows = torch.arange(heat.shape[0], dtype=torch.float64)
    columns = torch.arange(heat.shape[1], dtype=torch.float64)
    row = weights.sum(dim=1) @ rows
    column = weights.sum(dim=0) @ columns
    return torch.stack([row, column])
