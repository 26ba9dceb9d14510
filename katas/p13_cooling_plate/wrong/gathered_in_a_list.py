# expect: OVER_BUDGET — a list of frames, joined at the end
# This is much faster: each frame is copied once, not once for each frame after it. But joining the list needs memory
# for a whole film while all of its frames are still in the list: two films again, if only for a moment. A film that
# was whole from the beginning would not have to be joined.

import torch


def step(plate, rate):
    neighbours = plate.roll(1, 0) + plate.roll(-1, 0) + plate.roll(1, 1) + plate.roll(-1, 1)
    return torch.lerp(plate, neighbours / 4, rate)


def record(plate, rate, n):
    frames = [plate]
    for _ in range(n):
        plate = step(plate, rate)
        frames.append(plate)
    return torch.stack(frames)
