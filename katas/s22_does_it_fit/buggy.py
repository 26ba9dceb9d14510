"""Will these tensors fit on the GPU? Add up the bytes that torch.cuda.memory_allocated() will report."""

import math

SMALLEST = 512


def rounded_up(size):
    """Return the bytes that the allocator sets aside for a tensor with `size` bytes of numbers."""
    if size == 0:
        return 0
    block = SMALLEST
    while block < size:
        block *= 2
    return block


def footprint(shapes, itemsize):
    """Return the bytes that are allocated for tensors of these shapes, with itemsize bytes for each entry."""
    return sum(rounded_up(math.prod(shape) * itemsize) for shape in shapes)


if __name__ == "__main__":
    for shapes, reported in [([[1000]], 4096), ([[1024]], 4096), ([[1025]], 4608), ([[300, 100], [100]], 120832)]:
        print(f"float32 tensors of shapes {shapes}: predicted {footprint(shapes, 4)} bytes, torch reports {reported}")
