# expect: WRONG_VALUE — the clips are summed, not the frames
# You move axes now, and that is the right kind of step. But all three changed their order, so the clips ended up
# last, and the mean and the sum run over the clips. Write beside each line which axis is which.


def band_energy(x):
    rows = x.permute(2, 1, 0)
    return (rows - rows.mean(dim=2, keepdim=True)).square().sum(dim=2)
