"""Say what gradient descent on y = c * x**2 will do, then run it."""

import torch

TOLERANCE = 1e-9


def regime(lr, c):
    """Return the name of what gradient descent with the learning rate lr does on y = c * x**2."""
    if abs(lr) <= TOLERANCE:
        return "stuck"
    if abs(lr - 1) <= TOLERANCE:
        return "cycles"
    if lr < 0 or lr > 1:
        return "diverges"
    return "monotone"


def run(lr, c, steps):
    """Return the places that gradient descent visits from x = 1."""
    x = torch.ones((), dtype=torch.float64, requires_grad=True)
    places = [x.item()]
    for _ in range(steps):
        (slope,) = torch.autograd.grad(c * x**2, x)
        x = (x - lr * slope).detach().requires_grad_(True)
        places.append(x.item())
    return places


if __name__ == "__main__":
    for lr, c in [(0.1, 1.0), (0.1, 10.0), (0.5, 1.0), (0.7, 1.0)]:
        print(f"lr {lr}, c {c}: {regime(lr, c)}, and really {run(lr, c, 4)}")
