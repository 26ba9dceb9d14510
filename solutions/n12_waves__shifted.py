"""Shift the readings before they are squared.

The spread does not change if the same number is subtracted from all readings. With the first reading subtracted, what
is left is of the size of the waves, and then even the old formula is harmless: mean of the squares minus square of the
mean is a difference of small numbers. One pass is enough, because the first reading is known at once. Any number near
the mean will do. On the way back the shift cancels, so it may stay part of the graph.
"""

PASCAL_PER_METRE = 1025.0 * 9.81


def sea_state(waves, depth):
    """Return how many metres of water the gauge sees above it, and how much the pressure varies."""
    readings = PASCAL_PER_METRE * depth + waves
    shifted = readings - readings[0]
    mean = shifted.mean()
    return (readings[0] + mean) / PASCAL_PER_METRE, (shifted**2).mean() - mean**2
