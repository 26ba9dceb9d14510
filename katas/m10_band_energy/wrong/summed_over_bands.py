# expect: WRONG_VALUE — the bands are summed, not the frames
# Your result has one number for each frame: mean and sum run over the bands. Either an axis was moved that should
# have stayed, or none was moved and the sum still takes the last axis. Wanted is one number for each band.


def band_energy(x):
    return (x - x.mean(dim=2, keepdim=True)).square().sum(dim=2)
