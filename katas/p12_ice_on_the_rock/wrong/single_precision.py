# expect: WRONG_VALUE — computed with float32
# Every tensor has half its size now, and half of its digits. The memory still grows with each step, only more slowly:
# that is a later end, not a repair. The answer has to be float64.

import torch

RATE = 0.25


def misfit(thickness, measured):
    difference = thickness - measured
    return (torch.sqrt(1 + difference * difference) - 1).sum()


def fit(thickness, measured, n):
    thickness, measured = thickness.detach().float(), measured.float()
    curve = []
    for _ in range(n):
        thickness.requires_grad_()
        loss = misfit(thickness, measured)
        loss.backward()
        curve.append(loss)
        with torch.no_grad():
            thickness = (thickness - RATE * thickness.grad).clamp(min=0)
    return thickness, curve
