"""Count blocks, as the allocator does.

Cause: blocks of doubled size were tried until one fitted. There is only one size of block, 512 bytes; a tensor takes
as many of them as it needs, and the last one may be partly empty. `math.ceil` counts a block that has been begun as a
whole one. These quotients are exact in floating point, because 512 is a power of two and the sizes are small.
"""

import math


def footprint(shapes, itemsize):
    """Return the bytes that are allocated for tensors of these shapes, with itemsize bytes for each entry."""
    return 512 * sum(math.ceil(math.prod(shape) * itemsize / 512) for shape in shapes)
