# attack: forge
# goal: make the runner's own conversions give other numbers
# expect: WRONG_GRADIENT RAISED DIED

import numpy
import torch

torch.Tensor.detach = lambda self: torch.zeros(())
torch.Tensor.numpy = lambda self: numpy.zeros(())
numpy.ascontiguousarray = lambda value: numpy.zeros(())


def gradient(x):
    return x * 0
