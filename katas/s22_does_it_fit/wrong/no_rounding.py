# expect: WRONG_VALUE — the bytes of the numbers alone
# You count the bytes of the numbers, `numel * itemsize`. That is what the tensor needs, but the allocator hands out
# whole blocks: even a single number takes 512 bytes.

import math


def rounded_up(size):
    return size


def footprint(shapes, itemsize):
    return sum(rounded_up(math.prod(shape) * itemsize) for shape in shapes)
