# expect: WRONG_VALUE — the entries still stand in their old order
# The shape is right, and frames and bands are still mixed. If you tried view(), contiguous(), unflatten or another
# spelling of reshape: all of them cut the same line of entries into pieces. None moves an axis, so frame and band
# never change places. With an equal number of frames and bands not even the shape changes.


def band_energy(x):
    clips, frames, bands = x.shape
    rows = x.contiguous().view(clips, bands, frames)
    return (rows - rows.mean(dim=-1, keepdim=True)).pow(2).sum(dim=-1)
