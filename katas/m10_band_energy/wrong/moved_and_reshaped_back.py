# expect: WRONG_VALUE — moved the wrong pair of axes, then forced the shape
# You moved an axis, saw that the shape did not fit, and let reshape make it fit. reshape always makes it fit: that is
# why it hides what went wrong before. Find the pair of axes that has to change places, and no reshape is needed.


def band_energy(x):
    clips, frames, bands = x.shape
    rows = x.transpose(0, 1).reshape(clips, bands, frames)
    return (rows - rows.mean(dim=2, keepdim=True)).square().sum(dim=2)
