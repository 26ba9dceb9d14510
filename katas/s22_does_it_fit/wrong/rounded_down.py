# expect: WRONG_VALUE — rounded down to a multiple of 512
# The step of 512 is right. But you round down, and where would the rest of the numbers live? A block that has been
# begun counts as a whole one.

import math

SMALLEST = 512


def rounded_up(size):
    return size // SMALLEST * SMALLEST


def footprint(shapes, itemsize):
    return sum(rounded_up(math.prod(shape) * itemsize) for shape in shapes)
