# expect: WRONG_GRADIENT — only the first rating of each row counts
# Of several slopes for one row your answer holds the first. A viewer may have rated several films: then each rating
# has a slope for this row, and they add up.

import torch


def back(slopes, ids, table):
    collected = torch.zeros_like(table)
    for row in ids.unique():
        collected[row] = slopes[ids == row][0]
    return collected


def gradients(U, V, viewers, films, ratings):
    pull = 2 * ((U[viewers] * V[films]).sum(dim=1) - ratings)[:, None]
    return back(pull * V[films], viewers, U), back(pull * U[viewers], films, V)
