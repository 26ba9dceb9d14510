"""Watch x first, compute afterwards.

Cause: torch records an operation while it runs, and only if an ingredient requires grad at that moment. When y was
computed, x did not. So y has no history (y.grad_fn is None), and it is y.backward() that raises the error. Setting the
flag later raises nothing at all: it only counts for what is computed from x from now on.

Rule: requires_grad comes before the forward pass. Nothing is recorded afterwards.
How to notice it next time: print y.grad_fn, or y itself. Without a grad_fn there is no way back, and the reason lies in
the lines above: the flag came too late, or the path was cut (detach, no_grad, item, NumPy).
"""


def gradient(x):
    """Return dy/dx for y = x**2 + 1."""
    x = x.detach().clone().requires_grad_(True)
    y = x**2 + 1
    y.backward()
    return x.grad
