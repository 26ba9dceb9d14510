# expect: WRONG_VALUE — float16 cannot hold these numbers
# The memory is even half of what is allowed. But float16 has eleven binary digits and ends at 65504: products lose
# their sixteenths, and the sums of large nights become infinite. The bytes of this detector fit into float16, but not
# what is computed from them. float32 holds it all.

import torch

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def on_gpu(measured):
    return torch.from_numpy(measured).half().to(DEVICE)


def calibrate(counts, background, gain):
    level = torch.from_numpy(counts).to(DEVICE).half()
    level = level - on_gpu(background)
    return level * on_gpu(gain)


def loudness(counts, background, gain):
    level = calibrate(counts, background, gain)
    return level.clamp(min=0).sum(dim=1).tolist()
