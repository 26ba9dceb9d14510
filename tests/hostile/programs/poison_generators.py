# attack: poison
# goal: seed the random generators for everybody
# expect: SIDE_EFFECT

import random

import numpy
import torch


def gradient(x):
    torch.manual_seed(1)
    numpy.random.seed(1)
    random.seed(1)
    x = x.detach().clone().requires_grad_(True)
    y = x**2 + 1
    (y**3 + (y - 3) ** 3).backward()
    return x.grad
