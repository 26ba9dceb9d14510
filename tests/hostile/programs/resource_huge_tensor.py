# attack: resource
# goal: return a tensor of two million entries
# expect: WRONG_GRADIENT

import torch


def gradient(x):
    return torch.zeros(1 << 21, dtype=torch.float64)
