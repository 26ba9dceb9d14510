# expect: RAISED — the steps are written into the caller's own plate
# torch refuses to write: several entries of that tensor stand in one place of memory. If you wrote the new
# temperatures into `plate` itself, to save a frame: it belongs to the caller, who may have made it by expand(), as
# here. And where torch does let you write, what was hot before the call is cold after it, for the caller too. The
# film has a place of its own for the latest plate.

import torch


def step(plate, rate):
    neighbours = plate.roll(1, 0) + plate.roll(-1, 0) + plate.roll(1, 1) + plate.roll(-1, 1)
    return torch.lerp(plate, neighbours / 4, rate)


def record(plate, rate, n):
    frames = plate.new_empty(n + 1, *plate.shape)
    frames[0] = plate
    for i in range(n):
        plate.copy_(step(plate, rate))
        frames[i + 1] = plate
    return frames
