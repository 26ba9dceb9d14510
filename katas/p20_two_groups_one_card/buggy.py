"""Two groups share a GPU: what will a tensor of mine take from it?"""

import math

BYTES = {"uint8": 1, "float16": 2, "float32": 4, "float64": 8}
MIB = 1024 * 1024


def rounded_up(size, unit):
    """Return the smallest multiple of unit that is not less than size."""
    return (size + unit - 1) // unit * unit


def block(size):
    """Return the bytes that count as allocated for a request of `size` bytes."""
    return rounded_up(size, 512)


def segment(size):
    """Return the bytes that are taken from the GPU to serve a request of `size` bytes."""
    return rounded_up(size, 2 * MIB)


def first_tensor(shape, dtype):
    """Return [memory_allocated(), memory_reserved()] after the first tensor of a program."""
    size = math.prod(shape) * BYTES[dtype]
    return [block(size), segment(size)]


if __name__ == "__main__":
    measured = [([1000], 4096, 2097152), ([1024, 1024], 4194304, 20971520), ([4095, 4095], 67108864, 67108864)]
    for shape, *reported in measured:
        print(f"float32 of shape {shape}: forecast {first_tensor(shape, 'float32')}, torch reports {reported}")
