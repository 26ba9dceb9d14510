# expect: WRONG_VALUE — segments of 20 MiB for all tensors that fit into one
# You take a segment of 20 MiB for every tensor above 1 MiB that fits into it. It is used only as long as at least two
# such tensors would fit, roughly: find the two neighbouring lines of the table where 20971520 ends.

import math

BYTES = {"uint8": 1, "float16": 2, "float32": 4, "float64": 8}
MIB = 1024 * 1024


def rounded_up(size, unit):
    return (size + unit - 1) // unit * unit


def first_tensor(shape, dtype):
    block = rounded_up(math.prod(shape) * BYTES[dtype], 512)
    if block == 0:
        return [0, 0]
    reserved = 2 * MIB
    if block > MIB:
        reserved = 20 * MIB if block <= 20 * MIB else rounded_up(block, 2 * MIB)
        if reserved - block <= MIB:
            block = reserved
    return [block, reserved]
