# expect: RAISED — view cannot make one line of this map
# The idea of one long line is right. But view() never copies: it works only if the numbers lie in memory in the order
# that it needs, and a transposed map does not. reshape() gives a view where it can and a copy where it must, and both
# stay connected.

import torch

SHARPNESS = 10.0  # the higher, the more the hottest places count


def place_weights(scores):
    return scores.view(-1).softmax(dim=0).view(scores.shape)


def keypoint(heat):
    weights = place_weights(SHARPNESS * heat)
    rows = torch.arange(heat.shape[0], dtype=torch.float64)
    columns = torch.arange(heat.shape[1], dtype=torch.float64)
    row = weights.sum(dim=1) @ rows
    column = weights.sum(dim=0) @ columns
    return torch.stack([row, column])
