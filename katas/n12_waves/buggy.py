"""How rough is the sea? A pressure gauge on the sea floor notices the waves above it."""

import torch

PASCAL_PER_METRE = 1025.0 * 9.81  # what a metre of sea water weighs


class Recorder:
    """What the gauge remembers of its readings: how many there were, their sum, and the sum of their squares."""

    def __init__(self):
        self.count, self.total, self.squares = 0, 0.0, 0.0

    def add(self, readings):
        """Take some more readings in."""
        self.count += len(readings)
        self.total = self.total + readings.sum()
        self.squares = self.squares + (readings**2).sum()

    def report(self):
        """Return mean and variance of all readings so far."""
        mean = self.total / self.count
        return mean, self.squares / self.count - mean**2


def sea_state(waves, depth):
    """Return how many metres of water the gauge sees above it, and how much the pressure varies."""
    recorder = Recorder()
    for part in waves.split(4):
        recorder.add(PASCAL_PER_METRE * depth + part)
    mean, variance = recorder.report()
    return mean / PASCAL_PER_METRE, variance


if __name__ == "__main__":
    waves = torch.tensor([0.003, -0.002, 0.004, 0.001, -0.006], dtype=torch.float64)
    for depth in (0.0, 1.0, 5.0, 10.0, 25.0):
        water, variance = sea_state(waves, depth)
        print("depth", depth, "water", water.item(), "variance", variance.item())
