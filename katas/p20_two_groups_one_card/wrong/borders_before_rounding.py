# expect: WRONG_VALUE — borders are compared before the size is rounded
# Nearly everything is right. But the borders hold for the rounded size: you compare the bytes of the numbers with them.
# 10485249 bytes are less than 10 MiB, and the table has a line for them.

import math

BYTES = {"uint8": 1, "float16": 2, "float32": 4, "float64": 8}
MIB = 1024 * 1024


def rounded_up(size, unit):
    return (size + unit - 1) // unit * unit


def segment(size):
    if size <= MIB:
        return 2 * MIB
    if size < 10 * MIB:
        return 20 * MIB
    return rounded_up(size, 2 * MIB)


def first_tensor(shape, dtype):
    size = math.prod(shape) * BYTES[dtype]
    if size == 0:
        return [0, 0]
    block, reserved = rounded_up(size, 512), segment(size)
    if size > MIB and reserved - block <= MIB:
        block = reserved
    return [block, reserved]
