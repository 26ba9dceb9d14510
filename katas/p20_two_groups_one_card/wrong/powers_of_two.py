# expect: WRONG_VALUE — sizes are rounded up to powers of two
# You round what is allocated up to a power of two. 4 MiB, 64 MiB and 4095 × 4095 numbers fit into that picture, but the
# table also has 9000448 and 36000256. They are multiples of 512, as all numbers of that column. Powers of two are
# nothing special here.

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
    size = math.prod(shape) * BYTES[dtype]
    if size == 0:
        return [0, 0]
    block = max(512, 2 ** math.ceil(math.log2(size)))
    return [block, segment(block)]
