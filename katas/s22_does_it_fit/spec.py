"""The CUDA allocator rounds each request up to a multiple of 512 bytes, and not to a power of two."""

import math

from grader.spec import Kata, choice, drawn

MOST = 131072  # entries; times 8 bytes that is 1 MiB, the end of the small pool


def allocated(shapes, itemsize):
    """The bytes that memory_allocated() counts for small tensors of these shapes."""
    return sum(512 * math.ceil(math.prod(shape) * itemsize / 512) for shape in shapes)


def some_shapes(rng):
    """Up to four shapes: sizes around powers of two and multiples of 512, matrices, a single number, nothing."""
    return [one_shape(rng) for _ in range(rng.integers(0, 5))]


def one_shape(rng):
    """One shape of at most MOST entries."""
    kind = rng.integers(7)
    if kind == 0:
        return [int(2 ** rng.integers(0, 17) + rng.integers(0, 2))]
    if kind == 1:
        return [int(64 * rng.integers(1, 2048) + rng.integers(-1, 2))]
    if kind == 2:
        return [int(rng.integers(1, 300)), int(rng.integers(1, 300))]
    if kind == 3:
        return [int(rng.integers(1, 6)) for _ in range(4)]
    return [[int(rng.integers(1, MOST))], [int(rng.integers(1, 200))], [[], [0], [3, 0]][rng.integers(3)]][kind - 4]


KATA = Kata(
    kind="answer",
    function="footprint",
    reference=allocated,
    inputs=dict(
        shapes=drawn(some_shapes, also=([[129]], [[1000]], [], [[512], [512]], [[0]])),
        itemsize=choice(4, 8, 1, 2),
    ),
    also=[
        dict(shapes=[[1025]], itemsize=4),
        dict(shapes=[[300, 100], [100]], itemsize=4),
        dict(shapes=[[1024], [32, 32]], itemsize=4),
        dict(shapes=[[], [0], [1]], itemsize=8),
    ],
)
