"""Leave it to the library.

torch.var_mean returns both numbers. It subtracts the mean before it squares, so it keeps the digits at any depth, in
the value and in the gradient. With `correction=0` it divides by N; if it is told nothing, it divides by N - 1.
"""

import torch

PASCAL_PER_METRE = 1025.0 * 9.81


def sea_state(waves, depth):
    """Return how many metres of water the gauge sees above it, and how much the pressure varies."""
    readings = PASCAL_PER_METRE * depth + waves
    variance, mean = torch.var_mean(readings, correction=0)
    return mean / PASCAL_PER_METRE, variance
