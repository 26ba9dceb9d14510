# expect: WRONG_VALUE — 1 MiB already comes from a segment of 20 MiB
# One border is not quite right: a block of exactly 1 MiB is still a small one, and comes from a segment of 2 MiB. The
# table has a line for it.

import math

BYTES = {"uint8": 1, "float16": 2, "float32": 4, "float64": 8}
MIB = 1024 * 1024


def rounded_up(size, unit):
    return (size + unit - 1) // unit * unit


def segment(block):
    if block < MIB:
        return 2 * MIB
    if block < 10 * MIB:
        return 20 * MIB
    return rounded_up(block, 2 * MIB)


def first_tensor(shape, dtype):
    block = rounded_up(math.prod(shape) * BYTES[dtype], 512)
    if block == 0:
        return [0, 0]
    reserved = segment(block)
    if block > MIB and reserved - block <= MIB:
        block = reserved
    return [block, reserved]
