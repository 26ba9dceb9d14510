# expect: WRONG_VALUE — the arithmetic is done in bytes
# A byte per number, from the disk to the end: nothing is smaller. But a byte knows neither quarters nor anything
# below 0 or above 255: 2 - 3 is 255 there, and 200 * 2 is 144. The counts may travel as bytes, as they do already. To
# compute they need more room.

import torch

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def on_gpu(measured):
    return torch.from_numpy(measured).to(DEVICE).to(torch.uint8)


def calibrate(counts, background, gain):
    level = torch.from_numpy(counts).to(DEVICE)
    level = level - on_gpu(background)
    return level * on_gpu(gain)


def loudness(counts, background, gain):
    level = calibrate(counts, background, gain)
    return level.clamp(min=0).sum(dim=1).tolist()
