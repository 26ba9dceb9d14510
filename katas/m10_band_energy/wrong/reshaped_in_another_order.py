# expect: WRONG_VALUE — frames and clips are mixed now
# Bands are kept apart now, but not clips. You named the sides in another order in reshape, and reshape does not know
# names: it fills the shape that you ask for with the entries as they come. With a single clip this looks right.


def band_energy(x):
    clips, frames, bands = x.shape
    rows = x.reshape(frames, clips, bands).permute(1, 2, 0)
    return (rows - rows.mean(dim=2, keepdim=True)).square().sum(dim=2)
