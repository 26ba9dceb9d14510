"""Let the step write its result into the film.

Cause: joining needs the parts and the whole at the same time, which is two films.
The film is there from the beginning. Its rows are views, so that a step can read one and write the next: with out= the
result of the last operation goes straight to its place, and not even one frame is copied.
"""

import itertools

import torch


def step(plate, rate, out):
    """Write the plate a moment later to `out`: each point moves towards the mean of its four neighbours."""
    neighbours = plate.roll(1, 0) + plate.roll(-1, 0) + plate.roll(1, 1) + plate.roll(-1, 1)
    torch.lerp(plate, neighbours / 4, rate, out=out)


def record(plate, rate, n):
    """Return the film of n steps: n + 1 frames, the plate as it is now first."""
    frames = torch.empty(n + 1, *plate.shape, dtype=plate.dtype, device=plate.device)
    frames[0] = plate
    for now, later in itertools.pairwise(frames):
        step(now, rate, out=later)
    return frames
