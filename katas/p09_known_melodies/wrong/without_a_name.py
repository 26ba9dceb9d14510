# expect: OVER_BUDGET — the difference is given back before the sum, and that is too late
# A little less than before. If you wrote the formula in one line, or deleted `difference`: it is let go once the
# squares are there, but while they are made both are alive. If you used expand or vmap: the views they make take no
# memory, just as with None, but the result of a subtraction is no view, however its operands were made.


def squared_distances(recordings, melodies):
    return ((recordings[:, None, :] - melodies[None, :, :]) ** 2).sum(dim=-1)


def similarity(recordings, melodies):
    return (1 + squared_distances(recordings, melodies)).reciprocal()
