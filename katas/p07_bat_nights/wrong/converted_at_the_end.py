# expect: OVER_BUDGET — everything up to the result is still float64
# At the peak two results of the size of all the counts are alive, and both of them are float64, 2 MiB each. If you
# converted what calibrate() returns: by then all the work has been done in float64. If you set the default dtype: it
# is float32 already, and it is for numbers that come without a dtype; a tensor made of a NumPy array brings its own.
# If you switched autograd off, or emptied the cache: neither of them had anything here.

import torch

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def on_gpu(measured):
    return torch.from_numpy(measured).to(DEVICE)


def calibrate(counts, background, gain):
    level = torch.from_numpy(counts).to(DEVICE).float()
    level = level - on_gpu(background)
    return level * on_gpu(gain)


def loudness(counts, background, gain):
    torch.set_default_dtype(torch.float32)
    level = calibrate(counts, background, gain).float()
    torch.cuda.empty_cache()
    return level.clamp(min=0).sum(dim=1).tolist()
