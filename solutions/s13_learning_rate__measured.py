"""Do not derive the factor, measure it: take one step from x = 1 and look where it ends.

Cause: the rule of thumb judges the learning rate alone. What counts is what one step does to x, and this depends on
the slope, which depends on the curvature.
y = c * x**2 has a slope proportional to x, so every step multiplies x by the same number r. A single step from x = 1
ends at r. torch computes the slope, so no formula is needed.
"""

import torch

TOLERANCE = 1e-9


def regime(lr, c):
    """Return the name of what gradient descent with the learning rate lr does on y = c * x**2."""
    x = torch.ones((), dtype=torch.float64, requires_grad=True)
    (slope,) = torch.autograd.grad(c * x**2, x)
    r = 1 - lr * slope.item()
    if abs(r - 1) <= TOLERANCE:
        return "stuck"
    if abs(r) <= TOLERANCE:
        return "one step"
    if abs(r + 1) <= TOLERANCE:
        return "cycles"
    if abs(r) > 1:
        return "diverges"
    return "monotone" if r > 0 else "oscillates"
