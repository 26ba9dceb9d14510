# expect: WRONG_VALUE — the factor 10 comes in twice
# Your weights shift smoothly, but much too sharply: they belong to exp(100 * heat). The program multiplies by the
# sharpness already, before the weights are computed, and the task asks for it once.

import torch

SHARPNESS = 10.0  # the higher, the more the hottest places count


def place_weights(scores):
    return (SHARPNESS * scores).flatten().softmax(dim=0).reshape(scores.shape)


def keypoint(heat):
    weights = place_weights(SHARPNESS * heat)
    rows = torch.arange(heat.shape[0], dtype=torch.float64)
    columns = torch.arange(heat.shape[1], dtype=torch.float64)
    row = weights.sum(dim=1) @ rows
    column = weights.sum(dim=0) @ columns
    return torch.stack([row, column])
