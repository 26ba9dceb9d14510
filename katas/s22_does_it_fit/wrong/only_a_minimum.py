# expect: WRONG_VALUE — 512 is a minimum, and above it the exact size
# 512 is the smallest block, that is true. But it is also the step: 516 bytes take 1024. See the line with 129 entries
# in the table.

import math

SMALLEST = 512


def rounded_up(size):
    if size == 0:
        return 0
    return max(SMALLEST, size)


def footprint(shapes, itemsize):
    return sum(rounded_up(math.prod(shape) * itemsize) for shape in shapes)
