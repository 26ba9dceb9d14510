# expect: WRONG_VALUE — a MiB is taken for a million bytes
# The rules are there, but your MiB has 1,000,000 bytes. GPU memory is counted in MiB of 1024 · 1024 = 1,048,576 bytes:
# 20971520 of the table is 20 of these.

import math

BYTES = {"uint8": 1, "float16": 2, "float32": 4, "float64": 8}
MIB = 1000 * 1000


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
    if block > MIB and reserved - block <= MIB:
        block = reserved
    return [block, reserved]
