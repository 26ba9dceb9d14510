# expect: WRONG_GRADIENT — measured the slope with small steps
# You measured the slope with small steps, as the engineers did. It shows that something is missing, but it has only
# about eight digits. torch differentiates exactly, if it can see all paths.

import torch


def echo(angle):
    return angle**2 * torch.cos(angle) / torch.atan(angle)


def gradient(x):
    h = 1e-4 * x.detach()
    return (echo(x.detach() + h) - echo(x.detach() - h)) / (2 * h)
