# expect: WRONG_VALUE — a tensor without numbers takes a segment, too
# For every tensor with numbers in it you are right. But one without numbers asks for nothing: no block, and no segment.
# A shape with a 0 in it is such a tensor, and the table begins with one.

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
    reserved = segment(block)
    if block > MIB and reserved - block <= MIB:
        block = reserved
    return [block, reserved]
