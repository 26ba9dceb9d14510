# expect: WRONG_VALUE — the rules of small tensors for tensors of every size
# For tensors up to 1 MiB both numbers are right, and for larger ones sometimes, too. But they come from segments of
# other sizes, and those are not always cut where the block ends. Look at the last column of the table: 20971520 is 20
# MiB.

import math

BYTES = {"uint8": 1, "float16": 2, "float32": 4, "float64": 8}
MIB = 1024 * 1024


def rounded_up(size, unit):
    return (size + unit - 1) // unit * unit


def first_tensor(shape, dtype):
    size = math.prod(shape) * BYTES[dtype]
    return [rounded_up(size, 512), rounded_up(size, 2 * MIB)]
