# expect: WRONG_VALUE — moved the loads a little to break the ties
# You moved the loads apart, so that no two of them are equal. Then the mask picks one, but the loads are no longer
# those that were given, and the cost is a bit off. And loads may become equal that were not. A tie is not an error in
# the data.

import torch


def cost(loads):
    moved = loads + 1e-6 * torch.arange(len(loads))
    highest = moved == moved.max()
    return loads.mean() + (moved * highest).sum()
