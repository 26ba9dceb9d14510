# expect: WRONG_VALUE — took the mean over the frames, not the sum
# Frames and bands are in their places now. But your result is the mean of the squares over the frames, or var(),
# which divides, too. Asked for is their sum.


def band_energy(x):
    return (x - x.mean(dim=1, keepdim=True)).square().mean(dim=1)
