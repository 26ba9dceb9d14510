# expect: WRONG_VALUE — all tensors together are rounded once
# For a single tensor you are right. But you add the sizes first and round the sum, as if the tensors lay side by side
# in one block. Each tensor is a request of its own and begins a block of its own.

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
    return rounded_up(sum(math.prod(shape) * itemsize for shape in shapes))
