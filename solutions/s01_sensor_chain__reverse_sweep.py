"""The way back written out, one name for each signal.

Why it works: a name for each value on the way makes it impossible to look a slope up at the wrong place. Going back,
each line takes the slope with respect to one value and turns it into the slope with respect to the value before it.
The limiter's slope is written with its output, 1 - t², because t is at hand already.
"""

import torch


def sensitivity(x):
    y = torch.sin(x)
    z = 4 * y**2
    t = torch.tanh(z)
    slope_of_z = 1 - t**2
    slope_of_y = slope_of_z * 8 * y
    return slope_of_y * torch.cos(x)
