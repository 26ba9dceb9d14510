"""A test for backward passes: measure the slopes of a function, and compare them with what torch says."""

import torch

STEP = 1e-12


def slope_along(f, x, i):
    """Return the slope of f at x with respect to entry i: the values at both sides of x, and their distance."""
    move = torch.zeros_like(x)
    move[i] = STEP
    return (f(x + move) - f(x - move)) / (2 * STEP)


def numgrad(f, x):
    """Return the gradient of f at x, measured with small steps."""
    x = x.detach()
    return torch.stack([slope_along(f, x, i) for i in range(len(x))])


def accused(f, x):
    """Return whether torch's gradient of f differs from the measured one."""
    x = x.detach().requires_grad_(True)
    (slope,) = torch.autograd.grad(f(x), x)
    return not torch.allclose(slope, numgrad(f, x), rtol=1e-6, atol=0.0)


if __name__ == "__main__":
    x = torch.tensor([0.005, 3.0, 400.0], dtype=torch.float64)
    for name, f in [("energy", lambda x: 0.5 * x[0] * x[1] ** 2), ("heat", lambda x: x.prod())]:
        print(name, "is", "accused" if accused(f, x) else "fine", "measured", numgrad(f, x).tolist())
