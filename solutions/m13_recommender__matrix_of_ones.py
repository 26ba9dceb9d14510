"""Write the look-up as a product with a matrix of ones and zeros.

Cause: rows that are named several times got one of their slopes instead of the sum.
`U[viewers]` is the product S @ U, where row n of S has a single 1, at the viewer of rating n. The way back through a
product with S is a product with its transpose, and `S.T @ slopes` adds up all slopes with the same viewer. For big
tables S is too big, but it explains what `index_add_` does.
"""

from torch.nn.functional import one_hot


def gradients(U, V, viewers, films, ratings):
    """Return the slopes of the sum of squared errors with respect to U and V."""
    who, what = one_hot(viewers, len(U)).to(U.dtype), one_hot(films, len(V)).to(V.dtype)
    viewer, film = who @ U, what @ V
    pull = 2 * ((viewer * film).sum(dim=1) - ratings)[:, None]
    return who.T @ (pull * film), what.T @ (pull * viewer)
