"""Add what is missing to the last block.

Cause: the planner rounded up to powers of two, and the allocator rounds up to multiples of 512. `-size % 512` is how
many bytes are missing to the next multiple: Python's remainder is never negative, and it is 0 if the size is a
multiple already. The filling is added for each tensor, because two tensors never share a block.
"""

import math


def footprint(shapes, itemsize):
    """Return the bytes that are allocated for tensors of these shapes, with itemsize bytes for each entry."""
    sizes = [math.prod(shape) * itemsize for shape in shapes]
    return sum(size + -size % 512 for size in sizes)
