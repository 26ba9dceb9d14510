# expect: OVER_BUDGET — the film's memory is doubled whenever it is full
# This is how Python's lists grow, in leaps, so that hardly anything is copied twice. For time that is a good idea.
# For memory it is not: when the film leaps, the old one and the new one are there at once, and at the end there are
# places that no frame ever takes. Cutting them off does not give them back, because a slice holds all the memory
# behind it. Leaps are for those who do not know how long it will be.

import torch


def step(plate, rate):
    neighbours = plate.roll(1, 0) + plate.roll(-1, 0) + plate.roll(1, 1) + plate.roll(-1, 1)
    return torch.lerp(plate, neighbours / 4, rate)


def record(plate, rate, n):
    frames = plate.new_empty(1, *plate.shape)
    frames[0] = plate
    for i in range(n):
        if i + 1 == len(frames):
            frames = torch.cat([frames, torch.empty_like(frames)])
        plate = step(plate, rate)
        frames[i + 1] = plate
    return frames[: n + 1]
