"""Begin with a film on which nothing moves, and go through it once.

Cause: a list of frames, or a film that grows, has to be copied into the film that is returned, and is alive meanwhile.
repeat makes the whole film in one go, with the plate in every frame. Then each frame is replaced by one step from the
frame before it. No frame needs to be remembered beside the film: the latest one stands in it.
"""

import torch


def step(plate, rate):
    """Return the plate a moment later: each point moves towards the mean of its four neighbours. The edges are joined."""
    neighbours = plate.roll(1, 0) + plate.roll(-1, 0) + plate.roll(1, 1) + plate.roll(-1, 1)
    return torch.lerp(plate, neighbours / 4, rate)


def record(plate, rate, n):
    """Return the film of n steps: n + 1 frames, the plate as it is now first."""
    frames = plate.repeat(n + 1, 1, 1)
    for i in range(n):
        frames[i + 1] = step(frames[i], rate)
    return frames
