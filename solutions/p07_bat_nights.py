"""Convert the measured arrays to float32 before they meet the counts.

Cause: the mean of NumPy's bytes is float64, and so is anything divided by 4; from_numpy keeps that. Where a float32 and
a float64 tensor meet, the result is float64. So the first subtraction turned the 1 MiB of counts into 2 MiB, and every
step after it made 2 MiB more. Converted on the host, 4 KiB travel instead of 8, and from there on everything is
float32. The counts themselves travel as bytes, and become wider on the GPU: a quarter of the way in memory and time.
"""

import torch

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def on_gpu(measured):
    """Return what was measured, one number for each frequency, as a float32 tensor beside the counts."""
    return torch.from_numpy(measured).float().to(DEVICE)


def calibrate(counts, background, gain):
    """Return what the animals contributed to the counts, as a perfect microphone would have heard it."""
    level = torch.from_numpy(counts).to(DEVICE).float()
    level = level - on_gpu(background)
    return level * on_gpu(gain)


def loudness(counts, background, gain):
    """Return the loudness of each recording above the background: a list of numbers."""
    level = calibrate(counts, background, gain)
    return level.clamp(min=0).sum(dim=1).tolist()
