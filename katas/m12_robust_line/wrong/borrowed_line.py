# expect: SIDE_EFFECT — switched requires_grad on for the caller's line
# Your numbers are right, but you switched requires_grad on for a tensor that belongs to the caller, and it stays on.
# Keep the copy that the program started with.

import torch


def residuals(line, x, y):
    offset, slope = line
    return offset + slope * x - y


def gradient(line, x, y):
    line.requires_grad_(True)
    with torch.no_grad():
        trust = 1 / (1 + residuals(line, x, y) ** 2)
    (slopes,) = torch.autograd.grad((trust * residuals(line, x, y) ** 2).sum(), line)
    return slopes
