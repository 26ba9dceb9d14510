# expect: WRONG_VALUE — each tensor takes a segment of 2 MiB
# 2 MiB is what the allocator takes from the GPU at once for small tensors. It then cuts its blocks out of that, so
# many tensors share such a segment. It shows in memory_reserved(), and memory_allocated() counts the blocks alone.

import math

SMALLEST = 2**21


def rounded_up(size):
    if size == 0:
        return 0
    return SMALLEST


def footprint(shapes, itemsize):
    return sum(rounded_up(math.prod(shape) * itemsize) for shape in shapes)
