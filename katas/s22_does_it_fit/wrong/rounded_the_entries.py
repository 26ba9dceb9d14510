# expect: WRONG_VALUE — the entries are rounded to 512, not the bytes
# 512 is a number of bytes. You round the number of entries up to a multiple of 512 and then multiply by the itemsize,
# so the step becomes up to eight times as large.

import math

SMALLEST = 512


def rounded_up(size):
    if size == 0:
        return 0
    block = SMALLEST
    while block < size:
        block += SMALLEST
    return block


def footprint(shapes, itemsize):
    return sum(rounded_up(math.prod(shape)) * itemsize for shape in shapes)
