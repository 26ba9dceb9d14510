"""Let torch differentiate the power itself.

Why it works: torch knows the product rule, and it applies it to the program as it stands, whatever the program
becomes next year. The leaf is a detached tensor, so the caller's own gets no flag and no .grad, and grad()
hands the slope over instead of adding it to something.
"""

import torch


def power(dial):
    return 3 * dial * (dial**2 + 4)


def gradient(x):
    dial = x.detach().requires_grad_(True)
    (slope,) = torch.autograd.grad(power(dial), dial)
    return slope
