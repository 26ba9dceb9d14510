# expect: OVER_BUDGET — each step makes a float64 result, and then a float32 copy of it
# After every line `level` is float32 now. But within the line it is not: the operation gives 2 MiB of float64 first,
# and float() makes 1 MiB of float32 out of it, while the level before the step is alive, too. That is no less than
# before. The operation has to give float32 by itself. It would, if all that goes into it were float32.

import torch

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def on_gpu(measured):
    return torch.from_numpy(measured).to(DEVICE)


def calibrate(counts, background, gain):
    level = torch.from_numpy(counts).to(DEVICE).float()
    level = (level - on_gpu(background)).float()
    return (level * on_gpu(gain)).float()


def loudness(counts, background, gain):
    level = calibrate(counts, background, gain)
    return level.clamp(min=0).sum(dim=1).tolist()
