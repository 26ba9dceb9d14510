"""Keep a running mean and the squared distances from it (Welford's method).

The recorder still sees each reading once and remembers three numbers. But the third one is the sum of squared distances
from the mean so far, not of squares. When the mean moves, this sum is corrected by a product of two distances: that
from the old mean and that from the new one. No large number is ever squared, and nothing large is subtracted at the
end.
"""

PASCAL_PER_METRE = 1025.0 * 9.81


class Recorder:
    """What the gauge remembers: how many readings, their mean, and the sum of squared distances from it."""

    def __init__(self):
        self.count, self.mean, self.squares = 0, 0.0, 0.0

    def add(self, reading):
        """Take one more reading in."""
        self.count += 1
        distance = reading - self.mean
        self.mean = self.mean + distance / self.count
        self.squares = self.squares + distance * (reading - self.mean)

    def report(self):
        """Return mean and variance of all readings so far."""
        return self.mean, self.squares / self.count


def sea_state(waves, depth):
    """Return how many metres of water the gauge sees above it, and how much the pressure varies."""
    recorder = Recorder()
    for wave in waves:
        recorder.add(PASCAL_PER_METRE * depth + wave)
    mean, variance = recorder.report()
    return mean / PASCAL_PER_METRE, variance
