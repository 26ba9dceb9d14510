# expect: WRONG_GRADIENT — repaired one of the two tables
# The slopes of the viewers are right now. Films occur more than once in a batch, too, and there still only one slope
# of several is left. Both tables come back from a look-up with ids that may repeat.

import torch


def gradients(U, V, viewers, films, ratings):
    pull = 2 * ((U[viewers] * V[films]).sum(dim=1) - ratings)[:, None]
    dU = torch.zeros_like(U).index_add_(0, viewers, pull * V[films])
    dV = torch.zeros_like(V)
    dV[films] += pull * U[viewers]
    return dU, dV
