# expect: WRONG_GRADIENT — the large numbers are chosen after exp has overflowed
# Every value is right now. But exp(raw) is still computed for the large numbers and thrown away afterwards: by
# torch.where, or by putting raw in place of an infinity. Backward goes through both branches all the same. The branch
# that was not taken gets the gradient 0, and 0 times infinity is NaN. Choose before exp is called, so that it never
# sees the large number.

import torch


def spread(raw):
    return torch.where(raw > 20, raw, torch.log1p(torch.exp(raw))) + 1e-3
