# expect: OVER_BUDGET — the gain is float32 now, but the level that it meets is not
# The gain does no harm any more. But the level that it meets is float64 by then, since the step before, and the wider
# of the two decides. Go back to the first line behind which the dtype is not the one that you expect.

import torch

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def on_gpu(measured):
    return torch.from_numpy(measured).to(DEVICE)


def calibrate(counts, background, gain):
    level = torch.from_numpy(counts).to(DEVICE).float()
    level = level - on_gpu(background)
    return level * on_gpu(gain).float()


def loudness(counts, background, gain):
    level = calibrate(counts, background, gain)
    return level.clamp(min=0).sum(dim=1).tolist()
