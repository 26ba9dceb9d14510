"""The sum over the paths, written out.

Why it works: first torch says how z changes with each of the three middle values; a gradient may be asked for at any
recorded tensor, not only at a leaf. Then these three answers travel back to x as upstream gradients, each along its
own path. Where the paths meet, at x, torch adds. This is what one backward() does in a single go.
"""

import torch


def gradient(x):
    angle = x.detach().requires_grad_(True)
    power, phase, bend = middle = angle**2, torch.cos(angle), torch.atan(angle)
    outer = torch.autograd.grad((power * phase / bend).sum(), middle)
    (slope,) = torch.autograd.grad(middle, angle, outer)
    return slope
