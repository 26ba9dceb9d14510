# attack: resource
# goal: stay in native code that no Python signal handler interrupts
# expect: TIMED_OUT

import torch


def gradient(x):
    big = torch.rand(3000, 3000, dtype=torch.float64)
    return torch.linalg.svd(big).S.sum() * x
