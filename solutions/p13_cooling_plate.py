"""Make the film at its full length, and write each frame to its place.

Cause: a tensor has a fixed size. torch.cat made a new film for each frame and copied the old one into it, and while it
copied, both were alive: at the end 23 frames and 24 frames. The number of frames is known from the start, so the film
can be asked for once. Assigning to frames[i] copies one frame into memory that is there already. new_empty takes the
dtype and the device of the plate, and writes no zeros that would be overwritten anyway.
"""

import torch


class Film:
    """A film of a given length, as one tensor of shape (frames, height, width)."""

    def __init__(self, first, length):
        self.frames = first.new_empty(length, *first.shape)
        self.count = 0
        self.add(first)

    def add(self, frame):
        """Write the next frame."""
        self.frames[self.count] = frame
        self.count += 1


def step(plate, rate):
    """Return the plate a moment later: each point moves towards the mean of its four neighbours. The edges are joined."""
    neighbours = plate.roll(1, 0) + plate.roll(-1, 0) + plate.roll(1, 1) + plate.roll(-1, 1)
    return torch.lerp(plate, neighbours / 4, rate)


def record(plate, rate, n):
    """Return the film of n steps: n + 1 frames, the plate as it is now first."""
    film = Film(plate, n + 1)
    for _ in range(n):
        plate = step(plate, rate)
        film.add(plate)
    return film.frames
