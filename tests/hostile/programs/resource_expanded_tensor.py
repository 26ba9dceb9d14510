# attack: resource
# goal: return a tensor of a trillion entries that takes eight bytes
# expect: WRONG_GRADIENT

import torch


def gradient(x):
    return torch.zeros(1, dtype=torch.float64).expand(10**12)
