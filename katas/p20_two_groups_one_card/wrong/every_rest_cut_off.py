# expect: WRONG_VALUE — every rest is cut off
# The reserved bytes are right for every size. But you count a block of 512-byte steps as allocated, always. For
# 11,900,000 bytes the table says that the whole segment of 12 MiB is counted. There 666 KiB would be left over: too
# little to be of use to another large tensor.

import math

BYTES = {"uint8": 1, "float16": 2, "float32": 4, "float64": 8}
MIB = 1024 * 1024


def rounded_up(size, unit):
    return (size + unit - 1) // unit * unit


def segment(block):
    if block <= MIB:
        return 2 * MIB
    if block < 10 * MIB:
        return 20 * MIB
    return rounded_up(block, 2 * MIB)


def first_tensor(shape, dtype):
    block = rounded_up(math.prod(shape) * BYTES[dtype], 512)
    return [block, segment(block)] if block else [0, 0]
