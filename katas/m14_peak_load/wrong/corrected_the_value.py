# expect: WRONG_GRADIENT — the value is right, and each tied load still counts fully
# The value is right now. But each of the tied loads still has the full slope 1: if all of them rise by 1, your slopes
# say that the peak rises by their number. The slopes of the tied loads have to add up to 1, just as their value
# counts once. What repairs the number alone does not repair its slope.


def cost(loads):
    highest = loads == loads.max()
    surplus = (highest.sum() - 1) * loads.max().detach()
    return loads.mean() + (loads * highest).sum() - surplus
