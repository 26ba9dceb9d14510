"""Name the three tensors and get the three slopes.

Why it works: torch.autograd.grad goes back from z and returns the gradient for each tensor in the list. It does not
matter whether that is a leaf or a result, as long as z was computed with it. Nothing is stored in any .grad, so
nothing has to be announced, and nothing can be added to what was there before.
"""

import torch


def explain(x, a):
    signal, gain = x.detach().requires_grad_(True), a.detach().requires_grad_(True)
    amplified = gain * signal
    loudness = (amplified**2).sum()
    return torch.autograd.grad(loudness, (signal, gain, amplified))
