# expect: WRONG_VALUE — softmax of the summed heat, not the sum of the weights
# You weigh rows and columns by themselves, with the heat added up along each. But exp of a sum is not the sum of the
# exps: many lukewarm places in a row then count more than one hot place. First the weight of each place, then the
# sums.

import torch

SHARPNESS = 10.0  # the higher, the more the hottest places count


def place_weights(scores):
    return scores.flatten().softmax(dim=0).reshape(scores.shape)


def keypoint(heat):
    rows = torch.arange(heat.shape[0], dtype=torch.float64)
    columns = torch.arange(heat.shape[1], dtype=torch.float64)
    row = (SHARPNESS * heat).sum(dim=1).softmax(dim=0) @ rows
    column = (SHARPNESS * heat).sum(dim=0).softmax(dim=0) @ columns
    return torch.stack([row, column])
