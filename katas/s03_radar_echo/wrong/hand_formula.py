# expect: BROKE_RULE — derived the slope of z by hand
# Your slope is right, and you have counted all three paths. But here torch should differentiate: the next department
# will send another formula for the deflection, and then nobody wants to do this again by hand. Find out where torch
# loses the third path.

import torch


def gradient(x):
    x = x.detach()
    bend = torch.atan(x)
    upper = 2 * x * torch.cos(x) - x**2 * torch.sin(x)
    return upper / bend - x**2 * torch.cos(x) / (bend**2 * (1 + x**2))
