# attack: resource
# goal: return thousands of large expanded tensors
# expect: WRONG_GRADIENT RAISED OUT_OF_MEMORY DIED TIMED_OUT

import torch


def gradient(x):
    return [torch.zeros(1, dtype=torch.float64).expand(1 << 20)] * 10_000
