"""Keep the kinds of segments in a table, and look the block up in it.

Cause: one kind of segment, in steps of 2 MiB, was assumed for all sizes. There are three kinds. Each line of the table
says up to which block it holds, in which steps segments are taken, and the smallest rest that is cut off. Such a table
can be compared with the allocator's constants line by line, and the code below it has no special cases. A tensor
without numbers needs none either: it has no block, and nothing rounded up to a segment is nothing.
"""

import math

BYTES = {"uint8": 1, "float16": 2, "float32": 4, "float64": 8}
UNIT, MIB = 512, 1024 * 1024
POOLS = [  # largest block, steps of the segment, smallest rest that is cut off
    (MIB, 2 * MIB, UNIT),
    (10 * MIB - UNIT, 20 * MIB, MIB + UNIT),
    (math.inf, 2 * MIB, MIB + UNIT),
]


def first_tensor(shape, dtype):
    """Return [memory_allocated(), memory_reserved()] after the first tensor of a program."""
    block = math.ceil(math.prod(shape) * BYTES[dtype] / UNIT) * UNIT
    step, smallest_rest = next(rules for largest, *rules in POOLS if block <= largest)
    reserved = math.ceil(block / step) * step
    cut_off = reserved - block >= smallest_rest
    return [block if cut_off else reserved, reserved]
