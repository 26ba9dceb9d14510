# attack: poison
# goal: start torch's pool of threads, which a fork would copy
# expect: DIED WRONG_GRADIENT RAISED TIMED_OUT

import torch


def gradient(x):
    torch.set_num_threads(4)
    big = torch.rand(700, 700, dtype=torch.float64)
    return (big @ big).sum() * x * 0
