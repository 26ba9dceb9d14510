# expect: OVER_BUDGET — several reels, joined at the end
# You join a few frames at a time to a reel, and at the end the reels to the film. Every step of this copies less than
# before, except the last one: there all the reels and the whole film are alive together. In how many parts a film is
# kept does not matter, as long as it has to be joined from copies.

import torch


def step(plate, rate):
    neighbours = plate.roll(1, 0) + plate.roll(-1, 0) + plate.roll(1, 1) + plate.roll(-1, 1)
    return torch.lerp(plate, neighbours / 4, rate)


def record(plate, rate, n):
    reels, reel = [], [plate]
    for _ in range(n):
        if len(reel) == 8:
            reels.append(torch.stack(reel))
            reel = []
        plate = step(plate, rate)
        reel.append(plate)
    return torch.cat([*reels, torch.stack(reel)])
