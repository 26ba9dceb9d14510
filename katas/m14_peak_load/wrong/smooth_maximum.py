# expect: WRONG_VALUE — a smooth maximum
# logsumexp is smooth and has no trouble with ties. But it is not the maximum: it is always larger, and by the
# logarithm of n for n equal loads. A smooth neighbour may be the better cost. It is another cost, though.


def cost(loads):
    return loads.mean() + loads.logsumexp(dim=0)
