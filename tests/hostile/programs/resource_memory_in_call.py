# attack: resource
# goal: take all memory when asked
# expect: OUT_OF_MEMORY

import torch


def gradient(x):
    return torch.ones(1 << 40, dtype=torch.float64).sum() * x
