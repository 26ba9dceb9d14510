# expect: WRONG_VALUE — 10 MiB still come from a segment of 20 MiB
# One border is not quite right: a block of exactly 10 MiB gets a segment of its own. The border itself belongs to the
# upper side here, unlike the one at 1 MiB.

import math

BYTES = {"uint8": 1, "float16": 2, "float32": 4, "float64": 8}
MIB = 1024 * 1024


def rounded_up(size, unit):
    return (size + unit - 1) // unit * unit


def segment(block):
    if block <= MIB:
        return 2 * MIB
    if block <= 10 * MIB:
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
