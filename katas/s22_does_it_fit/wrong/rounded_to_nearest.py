# expect: WRONG_VALUE — rounded to the nearest multiple of 512
# The step of 512 is right. But you round to the *nearest* multiple, so some tensors get less than they need. Memory
# is rounded up, always.

import math

SMALLEST = 512


def rounded_up(size):
    return round(size / SMALLEST) * SMALLEST


def footprint(shapes, itemsize):
    return sum(rounded_up(math.prod(shape) * itemsize) for shape in shapes)
