# expect: WRONG_VALUE — the mean leaves the water out
# Your variance is right: leaving the large constant out before squaring is the whole secret. But you left it out of the
# mean, too, and the gauge believes that there is no water above it.

PASCAL_PER_METRE = 1025.0 * 9.81


def sea_state(waves, depth):
    mean = waves.mean()
    return mean / PASCAL_PER_METRE, (waves - mean).square().mean()
