"""Carry the slope along while computing.

Cause: going back needs a recorded history, and at the time y was computed there was no reason to record one.
Forward mode does not go back. It sends a direction (here 1: "x grows by one") through the program together with x, and
y comes out with its slope. One number in, so one pass gives the whole answer. Point and direction are handed over
together with the function, so nothing can come too late.
"""

import torch


def cost(x):
    """The cost of a measured x."""
    return x**2 + 1


def gradient(x):
    """Return dy/dx for y = x**2 + 1."""
    x = x.detach()
    _, slope = torch.func.jvp(cost, (x,), (torch.ones_like(x),))
    return slope
