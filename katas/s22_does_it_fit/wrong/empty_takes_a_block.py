# expect: WRONG_VALUE — an empty tensor takes a block, too
# The rounding is right. But a tensor without entries asks for no memory at all, and none is set aside: see the first
# line of the table. A shape with a 0 in it is such a tensor. The shape [] is not: that is one number.

import math

SMALLEST = 512


def rounded_up(size):
    block = SMALLEST
    while block < size:
        block += SMALLEST
    return block


def footprint(shapes, itemsize):
    return sum(rounded_up(math.prod(shape) * itemsize) for shape in shapes)
