# expect: WRONG_VALUE — the factor 10 is missing in the weights
# Your weights shift smoothly, and slopes arrive. But they belong to exp(heat), and the task says exp(10 * heat).
# Without the sharpness the cooler places pull much harder, and the position moves towards the middle of the map.

import torch

SHARPNESS = 10.0  # the higher, the more the hottest places count


def place_weights(scores):
    return scores.flatten().softmax(dim=0).reshape(scores.shape)


def keypoint(heat):
    weights = place_weights(heat)
    rows = torch.arange(heat.shape[0], dtype=torch.float64)
    columns = torch.arange(heat.shape[1], dtype=torch.float64)
    row = weights.sum(dim=1) @ rows
    column = weights.sum(dim=0) @ columns
    return torch.stack([row, column])
