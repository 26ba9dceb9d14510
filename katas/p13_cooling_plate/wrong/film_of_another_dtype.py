# expect: WRONG_VALUE — the film is not float64
# One film, made at its full length: that is the repair. But its numbers are no longer those of the plate. torch.empty
# and torch.zeros know nothing of the plate: unless they are told, they take the default dtype, float32, and what is
# assigned to such a tensor is rounded without a word. If you chose the smaller dtype on purpose: float64 was asked
# for.

import torch


def step(plate, rate):
    neighbours = plate.roll(1, 0) + plate.roll(-1, 0) + plate.roll(1, 1) + plate.roll(-1, 1)
    return torch.lerp(plate, neighbours / 4, rate)


def record(plate, rate, n):
    frames = torch.empty(n + 1, *plate.shape, device=plate.device)
    frames[0] = plate
    for i in range(n):
        frames[i + 1] = step(frames[i], rate)
    return frames
