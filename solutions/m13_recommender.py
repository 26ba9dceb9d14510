"""Add the slopes row by row into the places they came from.

Cause: `collected[ids] += slopes` reads the rows named by ids, adds the slopes, and writes the rows. A row that is
named twice is read twice with its old value and written twice, and the second time covers the first. Of several
slopes for one viewer a single one was left.
`index_add_` takes the slopes one after the other and adds each to what stands in its row by now.
"""

import torch


def bring_back(slopes, ids, table):
    """Bring the slope of each row that was taken out of the table back to the place where it was taken."""
    return torch.zeros_like(table).index_add_(0, ids, slopes)


def gradients(U, V, viewers, films, ratings):
    """Return the slopes of the sum of squared errors with respect to U and V."""
    viewer, film = U[viewers], V[films]
    errors = (viewer * film).sum(dim=1) - ratings
    pull = 2 * errors[:, None]
    return bring_back(pull * film, viewers, U), bring_back(pull * viewer, films, V)
