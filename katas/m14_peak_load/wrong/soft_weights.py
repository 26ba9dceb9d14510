# expect: WRONG_VALUE — a weighted mean for the maximum
# You weigh the loads with softmax, so that the highest counts most. The weights add up to 1, and that is what is
# needed at a tie. But lower loads have some weight, too, and so the value lies below the peak.


def cost(loads):
    return loads.mean() + (loads.softmax(dim=0) * loads).sum()
