# expect: OVER_BUDGET — the levels travel as float64, and are converted on the GPU
# NumPy does the arithmetic now, and on the GPU there is float32. In between lies the journey: NumPy's result is
# float64, so 2 MiB are sent, and the GPU holds them while it makes the 1 MiB of float32. The order of two calls
# decides: a conversion to something narrower belongs on the side where the numbers come from.

import torch

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def loudness(counts, background, gain):
    level = torch.from_numpy((counts - background) * gain).to(DEVICE).float()
    return level.clamp(min=0).sum(dim=1).tolist()
