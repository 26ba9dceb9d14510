# expect: BROKE_RULE — everything is computed by the processor
# Your film is right, and the GPU's memory is empty, because the GPU has nothing to do: plate and steps are on the
# host. There the same mistake costs the host's memory. The film fits on the GPU. Find out why it needs twice its size
# there.

import torch


def step(plate, rate):
    neighbours = plate.roll(1, 0) + plate.roll(-1, 0) + plate.roll(1, 1) + plate.roll(-1, 1)
    return torch.lerp(plate, neighbours / 4, rate)


def record(plate, rate, n):
    plate = plate.cpu()
    frames = [plate]
    for _ in range(n):
        plate = step(plate, rate)
        frames.append(plate)
    return torch.stack(frames)
