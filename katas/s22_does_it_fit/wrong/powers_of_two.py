# expect: WRONG_VALUE — each size is rounded up to a power of two
# You round every size up to the next power of two. That fits wherever the size lies just below one, such as 1000 · 4,
# and this is how such rules are born. But the table says 4608 for 4100 bytes, and that is no power of two. Which
# number divides all entries of the last column?

import math

SMALLEST = 512


def rounded_up(size):
    if size == 0:
        return 0
    block = SMALLEST
    while block < size:
        block *= 2
    return block


def footprint(shapes, itemsize):
    return sum(rounded_up(math.prod(shape) * itemsize) for shape in shapes)
