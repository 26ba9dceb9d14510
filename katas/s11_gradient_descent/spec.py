"""Gradient descent on x**2: the leaf must stay a leaf that requires a gradient."""

import numpy as np

from grader.spec import Kata, Panel, integer, real


def places(x0, lr, n):
    """Every place that gradient descent on x**2 visits, the start included."""
    x = x0
    visited = [x]
    for _ in range(n):
        x = x - lr * (2 * x)
        visited.append(x)
    return np.array(visited)


def picture(x0, lr, n, visited):
    """The places on the curve."""
    x = np.linspace(-1.1 * max(abs(x0), 1.0), 1.1 * max(abs(x0), 1.0), 200)
    return [Panel(f"learning rate {lr:g}", "x", "y = x²", path=(visited, visited**2), curve=(x, x**2))]


KATA = Kata(
    kind="run",
    function="descend",
    reference=places,
    inputs=dict(
        x0=real(-1e3, 1e3, also=(100.0, 2.0)),
        lr=real(0, 1.2, also=(0.1, 0.5, 1.0, 1.1)),
        n=integer(0, 60, also=(0, 1, 2, 9)),
    ),
    precision="strict",
    picture=picture,
)
