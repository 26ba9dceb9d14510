# expect: WRONG_VALUE — took away one mean for all bands
# The sum runs over the frames now. But you took the same mean away from all bands of a clip. A band that is loud all
# the time does not change, and in your result it has energy. Each band has a mean of its own.


def band_energy(x):
    return (x - x.mean(dim=(1, 2), keepdim=True)).square().sum(dim=1)
