"""Which recordings of a bat detector are worth listening to? The louder above the background, the better."""

import numpy as np
import torch

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def on_gpu(measured):
    """Return what was measured, one number for each frequency, as a tensor beside the counts."""
    return torch.from_numpy(measured).to(DEVICE)


def calibrate(counts, background, gain):
    """Return what the animals contributed to the counts, as a perfect microphone would have heard it."""
    level = torch.from_numpy(counts).to(DEVICE).float()
    level = level - on_gpu(background)
    return level * on_gpu(gain)


def loudness(counts, background, gain):
    """Return the loudness of each recording above the background: a list of numbers."""
    level = calibrate(counts, background, gain)
    return level.clamp(min=0).sum(dim=1).tolist()


if __name__ == "__main__":
    rng = np.random.default_rng(0)
    counts = rng.integers(0, 256, (256, 1024), dtype=np.uint8)
    background = rng.integers(0, 32, (4, 1024), dtype=np.uint8).mean(axis=0)
    gain = rng.integers(0, 8, 1024) / 4
    print("the loudest recording is number", int(np.argmax(loudness(counts, background, gain))))
    level = calibrate(counts, background, gain)
    print(f"{counts.size} counts take {counts.nbytes >> 10} KiB; calibrated, they take {level.numel() * level.element_size() >> 10} KiB")
