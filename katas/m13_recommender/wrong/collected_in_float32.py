# expect: RAISED — a table of zeros in float32
# torch.zeros makes float32 if you do not say more, and the slopes are float64. index_add_ does not convert between
# them and says so. If you wrote torch.zeros(…): a table that collects slopes should have the dtype of the slopes.

import torch


def back(slopes, ids, table):
    return torch.zeros(table.shape).index_add_(0, ids, slopes)


def gradients(U, V, viewers, films, ratings):
    pull = 2 * ((U[viewers] * V[films]).sum(dim=1) - ratings)[:, None]
    return back(pull * V[films], viewers, U), back(pull * U[viewers], films, V)
