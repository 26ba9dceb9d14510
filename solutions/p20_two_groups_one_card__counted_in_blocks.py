"""Count everything in units of 512 bytes.

Cause: the forecast rounded every request to 512 bytes and every segment to 2 MiB, whatever the size. Here 1 MiB is
2048 units. `-units % 4096` is the rest up to the next 2 MiB, the part of the last segment that nobody asked for. For
blocks of 10 MiB or more it belongs to the block if it is at most 2048 units; for smaller ones it never does, because
out of 20 MiB far more is left over, and small blocks leave every rest to others.
"""

import math

BYTES = {"uint8": 1, "float16": 2, "float32": 4, "float64": 8}


def first_tensor(shape, dtype):
    """Return [memory_allocated(), memory_reserved()] after the first tensor of a program."""
    units = -(-math.prod(shape) * BYTES[dtype] // 512)
    rest = -units % 4096
    if 2048 < units < 20480:
        rest = 40960 - units
    elif units >= 20480 and rest <= 2048:
        units, rest = units + rest, 0
    return [512 * units, 512 * (units + rest)]
