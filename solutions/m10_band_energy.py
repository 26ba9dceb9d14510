"""Let two axes change places.

Cause: `reshape` reads the entries in their order, band by band within a frame, and cuts this line into rows of
another length. The rows had the right length and the wrong entries: each was a piece of several frames and bands.
`transpose(1, 2)` moves no entry in memory either, but it changes which axis is which: entry [b, h, t] of the result
is entry [b, t, h] of x. Backward takes the same way back, so each gradient reaches the entry it belongs to.
"""


def channels_first(x):
    """Turn (clips, frames, bands) into (clips, bands, frames)."""
    return x.transpose(1, 2)


def without_mean(bands):
    """Take the mean over time away from each band."""
    return bands - bands.mean(dim=2, keepdim=True)


def band_energy(x):
    """Return for each clip how much each band changes: a tensor of shape (clips, bands)."""
    bands = channels_first(x)
    return without_mean(bands).square().sum(dim=2)
