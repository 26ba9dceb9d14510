# expect: WRONG_GRADIENT — returned 93 for every setting
# 93 is right for x = 3. But you return it for every other setting, too. The power rises slowly near x = 0 and fast for
# large x: its slope is a function of x, not a number.

import torch


def gradient(x):
    return torch.tensor(93.0, dtype=torch.float64)
