"""Multiply the square out, so that the pairs meet in a product of matrices.

Cause: the difference of (N, 1, D) and (1, M, D) is a tensor of N * M * D entries. The views are free, the result is
not, and its squares are another tensor of that size, only to be summed up to N * M.
The sum of (a - b)**2 is the sum of a**2, plus the sum of b**2, minus twice the sum of a * b. The first two are one
number for each recording and for each melody. The third one is recordings @ melodies.T, which adds the products up as
it goes. Nothing is larger than the table. (The price: where a and b are large and nearly equal, digits cancel.)
"""


class Catalogue:
    """Known melodies, each described by a row of numbers."""

    def __init__(self, melodies):
        self.melodies = melodies

    def squared_distances(self, recordings):
        """Return the squared distance of each recording to each melody, one row per recording."""
        lengths = (recordings**2).sum(dim=1)[:, None] + (self.melodies**2).sum(dim=1)
        return lengths - 2 * recordings @ self.melodies.T


def similarity(recordings, melodies):
    """Return how much each recording is like each melody: 1 if they agree, near 0 if they have nothing in common."""
    distances = Catalogue(melodies).squared_distances(recordings)
    return (1 + distances).reciprocal()
