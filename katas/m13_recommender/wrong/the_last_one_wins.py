# expect: WRONG_GRADIENT — of several slopes for one row only one is left
# A viewer with three ratings gets the slope of one of them; the others are lost. An indexed assignment, with = or +=,
# and also index_put_ without accumulate, writes every place once per name, one on top of the other. The slopes of one
# row have to be added up.

import torch


def back(slopes, ids, table):
    return torch.zeros_like(table).index_put_((ids,), slopes)


def gradients(U, V, viewers, films, ratings):
    pull = 2 * ((U[viewers] * V[films]).sum(dim=1) - ratings)[:, None]
    return back(pull * V[films], viewers, U), back(pull * U[viewers], films, V)
