# expect: WRONG_GRADIENT — took the mean of the slopes of a row
# All slopes of a row come together now, and that is the point. But you divide by their number. The loss is a sum over
# the ratings: a viewer with ten ratings pulls ten times, not once.

import torch


def back(slopes, ids, table):
    total = torch.zeros_like(table).index_add_(0, ids, slopes)
    return total / torch.bincount(ids, minlength=len(table)).clamp(min=1)[:, None]


def gradients(U, V, viewers, films, ratings):
    pull = 2 * ((U[viewers] * V[films]).sum(dim=1) - ratings)[:, None]
    return back(pull * V[films], viewers, U), back(pull * U[viewers], films, V)
