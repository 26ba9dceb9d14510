# expect: WRONG_VALUE — nanmean leaves the birds at rest out
# nanmean skips what is NaN, and divides by the number of the others. But the mean is over *all* birds: those at rest
# count with zeros. If nobody flies, nothing is left to be averaged, and the result is NaN again. And the gradient of
# what was skipped is not repaired by it.


def mean_heading(velocity):
    speed = (velocity * velocity).sum(dim=1, keepdim=True).sqrt()
    return (velocity / speed).nanmean(dim=0)
