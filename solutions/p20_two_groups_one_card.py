"""Ask first which segment the block is cut from, then whether the rest of it is cut off.

Cause: the rule for small tensors was used for all of them. It says nothing about segments, because small tensors all
come from the same kind, and nothing about rests, because there they are always cut off. The size of the block decides
about both. All borders are compared with the rounded size: a request of 10 MiB less one byte is a block of 10 MiB.
"""

import math

BYTES = {"uint8": 1, "float16": 2, "float32": 4, "float64": 8}
MIB = 1024 * 1024


def rounded_up(size, unit):
    """Return the smallest multiple of unit that is not less than size."""
    return (size + unit - 1) // unit * unit


def segment(block):
    """Return the bytes that are taken from the GPU for a block."""
    if block <= MIB:
        return 2 * MIB
    if block < 10 * MIB:
        return 20 * MIB
    return rounded_up(block, 2 * MIB)


def first_tensor(shape, dtype):
    """Return [memory_allocated(), memory_reserved()] after the first tensor of a program."""
    block = rounded_up(math.prod(shape) * BYTES[dtype], 512)
    if block == 0:
        return [0, 0]
    reserved = segment(block)
    if block > MIB and reserved - block <= MIB:
        return [reserved, reserved]
    return [block, reserved]
