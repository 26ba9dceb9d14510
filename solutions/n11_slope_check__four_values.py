"""Ask at four places, and go further away.

With the values at x ± h and x ± 2h, weighted 8 and -1, not only the curve of f cancels but also the next error: what is
left is of the size h⁴. So h may be as large as a thousandth of the entry, where rounding does not count yet, and twelve
digits are right. The whole gradient is measured with all moves as rows of one diagonal matrix.
"""

import torch

PART = 1e-3  # of an entry


def numgrad(f, x):
    """Return the gradient of f at x, measured at four places for each entry."""
    x = x.detach()
    steps = PART * x
    slopes = []
    for move in torch.diag(steps):
        near = f(x + move) - f(x - move)
        far = f(x + 2 * move) - f(x - 2 * move)
        slopes.append(8 * near - far)
    return torch.stack(slopes) / (12 * steps)
