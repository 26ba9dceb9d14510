# expect: OVER_BUDGET — each new frame makes a second film
# The film is joined anew for each frame. torch cannot lengthen a tensor in place: it makes another one, one frame
# longer, and copies the old film into it, so that at the end there are two films. If you deleted the old one, or
# emptied the cache: by then both have been alive already, and the peak counts. If you took vstack or another relative
# of cat: they all work like that.

import torch


def step(plate, rate):
    neighbours = plate.roll(1, 0) + plate.roll(-1, 0) + plate.roll(1, 1) + plate.roll(-1, 1)
    return torch.lerp(plate, neighbours / 4, rate)


def record(plate, rate, n):
    frames = plate[None]
    for _ in range(n):
        plate = step(plate, rate)
        longer = torch.vstack([frames, plate[None]])
        del frames
        torch.cuda.empty_cache()
        frames = longer
    return frames
