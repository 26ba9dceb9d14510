# expect: OVER_BUDGET — the last result is converted as soon as it is there
# Converting a tensor means making another one. In the moment of the conversion there are the level before the last
# step, the product, both float64, and the new float32 copy: more than without it. Nothing that is done to a result
# can make the operation cheaper that gave it. Look at what goes in.

import torch

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def on_gpu(measured):
    return torch.from_numpy(measured).to(DEVICE)


def calibrate(counts, background, gain):
    level = torch.from_numpy(counts).to(DEVICE).float()
    level = level - on_gpu(background)
    return (level * on_gpu(gain)).float()


def loudness(counts, background, gain):
    level = calibrate(counts, background, gain)
    return level.clamp(min=0).sum(dim=1).tolist()
