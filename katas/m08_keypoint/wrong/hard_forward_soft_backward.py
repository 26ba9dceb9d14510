# expect: WRONG_VALUE — the value is the hottest place, only the slope is the smooth one
# You send the value of the hard choice forward and the slope of the smooth one back. There are cases where this trick
# is what one wants. But here the position itself is to be the mean: between two equally hot places it lies in the
# middle.

import torch

SHARPNESS = 10.0  # the higher, the more the hottest places count


def place_weights(scores):
    soft = scores.flatten().softmax(dim=0)
    hard = torch.nn.functional.one_hot(soft.argmax(), scores.numel())
    return (hard + soft - soft.detach()).reshape(scores.shape)


def keypoint(heat):
    weights = place_weights(SHARPNESS * heat)
    rows = torch.arange(heat.shape[0], dtype=torch.float64)
    columns = torch.arange(heat.shape[1], dtype=torch.float64)
    row = weights.sum(dim=1) @ rows
    column = weights.sum(dim=0) @ columns
    return torch.stack([row, column])
