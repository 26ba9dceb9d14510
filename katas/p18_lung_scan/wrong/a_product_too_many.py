# expect: OVER_BUDGET — a product with a mask of numbers, or with a plain 1
# As much waits for the backward pass as must. But one product too many is worked out, and its result, or its gradient
# on the way back, is a third tensor of full size. If you choose the positive products by a mask of numbers 0.0 and 1.0:
# a mask of bools, or relu, does the same with less. If you multiply by a plain 1: leave it out.


def evidence(template, scan):
    products = template * scan
    positive = (products > 0).double()
    return (products * positive).sum()
