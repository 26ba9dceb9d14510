# expect: WRONG_VALUE — added up all the highest loads
# Your peak is the sum of all entries that are equal to the largest one. With two of them it is twice too high, and
# with n equal loads n times. A mask or an index by comparison picks all of them, not one.


def cost(loads):
    return loads.mean() + loads[loads == loads.max()].sum()
