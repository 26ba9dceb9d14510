# expect: WRONG_GRADIENT — measured the slope with small steps
# You measured the slope with a small step. About nine digits of it are right, and float64 has sixteen. torch
# differentiates exactly, if it gets a leaf to store the answer in.

import torch


def load(angle):
    return (angle**2 * torch.cos(angle)) ** 2


def gradient(x):
    angle, h = x.detach().double(), 1e-6
    return (load(angle + h) - load(angle - h)) / (2 * h)
