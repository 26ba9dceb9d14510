# expect: WRONG_VALUE — a rest of exactly 1 MiB is cut off
# All rules are there, and one border is not. What happens if exactly 1 MiB is left over? Two lines of the table are
# next to this border: 11533824 and 11533825 bytes. Work out the rest of 12 MiB for both, after rounding to 512.

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
    if block == 0:
        return [0, 0]
    reserved = segment(block)
    if block > MIB and reserved - block < MIB:
        block = reserved
    return [block, reserved]
