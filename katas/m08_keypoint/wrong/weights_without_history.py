# expect: WRONG_GRADIENT — the position is right, but no slope comes back
# Your positions are right. But the weights have no connection with the map: if they were computed under no_grad(), or
# from a detached map, then torch takes them for constants. The softmax has a good slope; let torch record it.

import torch

SHARPNESS = 10.0  # the higher, the more the hottest places count


def place_weights(scores):
    with torch.no_grad():
        return scores.flatten().softmax(dim=0).reshape(scores.shape)


def keypoint(heat):
    weights = place_weights(SHARPNESS * heat)
    rows = torch.arange(heat.shape[0], dtype=torch.float64)
    columns = torch.arange(heat.shape[1], dtype=torch.float64)
    row = weights.sum(dim=1) @ rows
    column = weights.sum(dim=0) @ columns
    return torch.stack([row, column])
