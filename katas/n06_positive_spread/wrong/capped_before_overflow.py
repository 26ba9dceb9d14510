# expect: WRONG_VALUE — the raw number is capped at 700
# You cut raw just below the place where exp overflows. That is right up to 700 and finite everywhere. But beyond 700
# the spread no longer follows raw, and its slope is 0, so the training cannot bring such a number back. A cap hides
# large numbers; it does not compute with them.

import torch


def spread(raw):
    return torch.log1p(torch.exp(raw.clamp(max=700))) + 1e-3
