# expect: WRONG_VALUE — background and gain have lost their quarters
# Whole numbers are small, and the counts are whole. But the background is a mean, and the gain has quarters: as
# integers they lose what stands behind the point, so that a gain of 1.75 becomes 1. The type has to hold what goes
# into it.

import torch

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def on_gpu(measured):
    return torch.from_numpy(measured).to(DEVICE).to(torch.int32)


def calibrate(counts, background, gain):
    level = torch.from_numpy(counts).to(DEVICE).to(torch.int32)
    level = level - on_gpu(background)
    return level * on_gpu(gain)


def loudness(counts, background, gain):
    level = calibrate(counts, background, gain)
    return level.clamp(min=0).sum(dim=1).tolist()
