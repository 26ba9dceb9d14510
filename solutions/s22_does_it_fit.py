"""Round each tensor up to the next multiple of 512.

Cause: the planner doubled the block until it was large enough, so every size went up to a power of two. The allocator
counts in blocks of 512 bytes. Rounding up is a division of whole numbers: with 511 added, everything above a multiple
reaches the next one, and a multiple itself stays where it is. So does 0, and an empty tensor needs no case of its own.
"""

import math

BLOCK = 512


def rounded_up(size):
    """Return the bytes that the allocator sets aside for a tensor with `size` bytes of numbers."""
    return (size + BLOCK - 1) // BLOCK * BLOCK


def footprint(shapes, itemsize):
    """Return the bytes that are allocated for tensors of these shapes, with itemsize bytes for each entry."""
    return sum(rounded_up(math.prod(shape) * itemsize) for shape in shapes)
