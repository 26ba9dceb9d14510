# expect: WRONG_VALUE — only the hottest place counts, and nothing leads back to the map
# Your answer is the hottest place, and it has no connection with the map. An index, or zeros and a one made from an
# index, does not change when the heat changes a little. A conversion to float64 does not help, nor does
# requires_grad_(): such a mark makes a new beginning, and no way leads from there back to the map. A place is chosen
# or it is not; only weights that shift smoothly have a slope.

import torch

SHARPNESS = 10.0


def keypoint(heat):
    hottest = (SHARPNESS * heat).argmax()
    width = heat.shape[1]
    return torch.stack([hottest // width, hottest % width]).double()
