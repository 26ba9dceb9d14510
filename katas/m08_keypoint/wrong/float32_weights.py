# expect: WRONG_VALUE — the weights are computed in float32
# The weights shift smoothly now. But they were computed in float32 and have only about 7 digits; a conversion to
# float64 at the end brings none of them back. The map is float64: stay there.

import torch

SHARPNESS = 10.0  # the higher, the more the hottest places count


def place_weights(scores):
    return scores.float().flatten().softmax(dim=0).double().reshape(scores.shape)


def keypoint(heat):
    weights = place_weights(SHARPNESS * heat)
    rows = torch.arange(heat.shape[0], dtype=torch.float64)
    columns = torch.arange(heat.shape[1], dtype=torch.float64)
    row = weights.sum(dim=1) @ rows
    column = weights.sum(dim=0) @ columns
    return torch.stack([row, column])
