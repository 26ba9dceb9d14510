# expect: WRONG_VALUE — all segments of larger tensors come in steps of 20 MiB
# Up to 20 MiB the second number is nearly right now. But you take every large segment in steps of 20 MiB. See the
# table: 64 MiB are reserved as 64 MiB, and 10 MiB as 10 MiB. 20 MiB is a size for tensors that are large, but not very
# large.

import math

BYTES = {"uint8": 1, "float16": 2, "float32": 4, "float64": 8}
MIB = 1024 * 1024


def rounded_up(size, unit):
    return (size + unit - 1) // unit * unit


def first_tensor(shape, dtype):
    block = rounded_up(math.prod(shape) * BYTES[dtype], 512)
    if block == 0:
        return [0, 0]
    reserved = rounded_up(block, 2 * MIB if block <= MIB else 20 * MIB)
    if block > MIB and reserved - block <= MIB:
        block = reserved
    return [block, reserved]
