# expect: WRONG_GRADIENT — one slope, times the number of ratings
# The number of ratings does matter. But your answer is the slope of one rating times this number, as if all ratings of
# a viewer pulled alike. Each has an error and a film of its own: add up what is there.

import torch


def back(slopes, ids, table):
    collected = torch.zeros_like(table)
    collected[ids] = slopes
    return collected * torch.bincount(ids, minlength=len(table))[:, None]


def gradients(U, V, viewers, films, ratings):
    pull = 2 * ((U[viewers] * V[films]).sum(dim=1) - ratings)[:, None]
    return back(pull * V[films], viewers, U), back(pull * U[viewers], films, V)
