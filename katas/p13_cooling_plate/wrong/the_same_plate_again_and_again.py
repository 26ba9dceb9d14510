# expect: WRONG_VALUE — all frames show the last moment
# Hardly any memory is needed now, because there is only one plate: it is changed in place, and the list holds the
# same tensor n + 1 times. So every frame of the film shows the plate at the end. A frame has to stay as it was, and
# for that it needs a place of its own.

import torch


def step(plate, rate):
    neighbours = plate.roll(1, 0) + plate.roll(-1, 0) + plate.roll(1, 1) + plate.roll(-1, 1)
    return torch.lerp(plate, neighbours / 4, rate)


def record(plate, rate, n):
    plate = plate.clone()
    frames = [plate]
    for _ in range(n):
        plate.copy_(step(plate, rate))
        frames.append(plate)
    return torch.stack(frames)
