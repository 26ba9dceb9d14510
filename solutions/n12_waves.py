"""Subtract the mean first, and square what is left.

The old formula squares numbers of the size of the mean. At 25 metres the squares are about 6e10, where a float64 has
no digits below 8e-6 left. Then it subtracts two of them, and what remains is rounding. The distances from the mean are
small, so their squares are small and keep their digits. The price is a second look at the readings: the mean must be
known before.
"""

PASCAL_PER_METRE = 1025.0 * 9.81


def sea_state(waves, depth):
    """Return how many metres of water the gauge sees above it, and how much the pressure varies."""
    readings = PASCAL_PER_METRE * depth + waves
    mean = readings.mean()
    return mean / PASCAL_PER_METRE, (readings - mean).square().mean()
