"""One tensor on an empty GPU: the segment that torch's allocator takes for it, and how much of that counts as allocated."""

import math

from grader.spec import Kata, choice, drawn

BYTES = {"uint8": 1, "float16": 2, "float32": 4, "float64": 8}
MIB = 1 << 20
MOST = 400 * MIB


def counters(shape, dtype):
    """[memory_allocated(), memory_reserved()] after the first tensor."""
    size = -(-math.prod(shape) * BYTES[dtype] // 512) * 512
    if size <= MIB:
        return [size, 2 * MIB if size else 0]
    if size < 10 * MIB:
        return [size, 20 * MIB]
    reserved = -(-size // (2 * MIB)) * 2 * MIB
    return [size if reserved - size > MIB else reserved, reserved]


def some_shape(rng):
    """Sizes beside the borders and around multiples of MiB; squares, matrices, small ones."""
    kind = rng.integers(6)
    if kind == 0:
        return [int(rng.choice([1, 2, 9, 10, 11, 12, 19, 20, 21])) * MIB // int(rng.choice([1, 2, 4, 8])) + int(rng.integers(-1, 2))]
    if kind == 1:
        return [int(rng.integers(1, 200)) * MIB // 8 + int(rng.choice([-512, -64, 0, 1, 64, 512]))]
    if kind == 2:
        side = int(2 ** rng.integers(4, 13)) + int(rng.integers(-1, 2))
        return [side, side]
    if kind == 3:
        return [int(rng.integers(1, 8)), int(rng.integers(1, 1200)), int(rng.integers(1, 1200))]
    if kind == 4:
        return [int(10 ** rng.uniform(0, 8.4))]
    return [[], [0], [5, 0], [int(rng.integers(1, 3000))]][rng.integers(4)]


def small_enough(shape, dtype):
    """Whether the page allows this tensor."""
    return math.prod(shape) * BYTES[dtype] <= MOST


BORDERS = [1, MIB, MIB + 1, 10 * MIB - 512, 10 * MIB - 511, 10 * MIB, 11 * MIB - 512, 11 * MIB - 511, 11 * MIB, 12 * MIB, 12 * MIB + 1]

KATA = Kata(
    kind="answer",
    function="first_tensor",
    reference=counters,
    inputs=dict(shape=drawn(some_shape), dtype=choice(*BYTES)),
    also=[
        dict(shape=[1024, 1024], dtype="float32"),
        dict(shape=[2975000], dtype="float32"),
        dict(shape=[300, 100], dtype="float32"),
        dict(shape=[4096, 4096], dtype="float32"),
        dict(shape=[3000, 3000], dtype="float32"),
        dict(shape=[4095, 4095], dtype="float32"),
        dict(shape=[4097, 4097], dtype="float32"),
        dict(shape=[], dtype="float64"),
        dict(shape=[3, 0], dtype="float32"),
        *(dict(shape=[size], dtype="uint8") for size in BORDERS),
    ],
    where=small_enough,
)
