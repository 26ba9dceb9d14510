# expect: OVER_BUDGET — the background is float32 now, but the gain is not
# The difference is float32 now. Then the gain arrives, which is float64 still, and from there on everything is
# float64 again. One operand is enough: it does not matter how few numbers it has.

import torch

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def on_gpu(measured):
    return torch.from_numpy(measured).to(DEVICE)


def calibrate(counts, background, gain):
    level = torch.from_numpy(counts).to(DEVICE).float()
    level = level - on_gpu(background).float()
    return level * on_gpu(gain)


def loudness(counts, background, gain):
    level = calibrate(counts, background, gain)
    return level.clamp(min=0).sum(dim=1).tolist()
