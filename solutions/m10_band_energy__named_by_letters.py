"""Name the axes, and say which one is summed.

Cause: two axes that should have changed places were cut anew, and nothing in the program said which axis is which. In
`einsum` each axis has a letter. "bth,bth->bh" multiplies entry by entry and sums over t, because t is missing on the
right side. A letter too many or in the wrong place is an error, or it can be seen.
"""

import torch


def band_energy(x):
    """Return for each clip how much each band changes: a tensor of shape (clips, bands)."""
    mean = torch.einsum("bth->bh", x) / x.shape[1]
    rest = x - mean[:, None, :]
    return torch.einsum("bth,bth->bh", rest, rest)
