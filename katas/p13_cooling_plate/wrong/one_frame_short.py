# expect: WRONG_VALUE — the film has only n frames
# You make room for all frames at once, which is what the film needs. But n steps have n + 1 moments: like a fence,
# which has one post more than it has gaps. The plate as it was handed over belongs to the film.

import torch


def step(plate, rate):
    neighbours = plate.roll(1, 0) + plate.roll(-1, 0) + plate.roll(1, 1) + plate.roll(-1, 1)
    return torch.lerp(plate, neighbours / 4, rate)


def record(plate, rate, n):
    frames = plate.new_empty(n, *plate.shape)
    for i in range(n):
        plate = step(plate, rate)
        frames[i] = plate
    return frames
