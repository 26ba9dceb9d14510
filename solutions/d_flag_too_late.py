"""Watch x first, compute afterwards.

Cause: when y was computed, x did not require grad. So y has no history (y.grad_fn is None), and it is y.backward() that
raises the error. Setting the flag later raises nothing at all: it only counts for what is computed from x from now on.
With the flag set before the first use of x, torch records how y comes about.
"""


def gradient(x):
    """Return dy/dx for y = x**2 + 1."""
    x = x.detach().clone().requires_grad_(True)
    y = x**2 + 1
    y.backward()
    return x.grad
