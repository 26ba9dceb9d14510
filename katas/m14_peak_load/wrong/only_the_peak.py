# expect: WRONG_VALUE — only the peak is left
# The peak is right, ties included. But the mean of the loads is missing in the cost: energy has its price, too.


def cost(loads):
    return loads.max()
