"""Momentum has a buffer that decays; a gradient that is never cleared is a second one that does not."""

import numpy as np

from grader.spec import Kata, Panel, integer, real


def places(x0, lr, beta, n):
    """Every place that a heavy ball on x**2 visits, the start included."""
    x, v = x0, 0.0
    visited = [x]
    for _ in range(n):
        v = beta * v + 2 * x
        x = x - lr * v
        visited.append(x)
    return np.array(visited)


def picture(x0, lr, beta, n, visited):
    """The places on the curve, and after how many steps the ball was where."""
    x = np.linspace(-1.1 * max(abs(x0), 1.0), 1.1 * max(abs(x0), 1.0), 200)
    steps = np.arange(n + 1)
    return [
        Panel(f"momentum {beta:g}, learning rate {lr:g}", "x", "y = x²", path=(visited, visited**2), curve=(x, x**2)),
        Panel("the same, step by step", "step", "x", path=(steps, visited)),
    ]


KATA = Kata(
    kind="run",
    function="roll",
    reference=places,
    inputs=dict(
        x0=real(-1e3, 1e3, also=(100.0, 0.0)),
        lr=real(0, 0.4, also=(0.1,)),
        beta=real(0, 1, also=(0.0, 0.5, 0.9, 1.0)),
        n=integer(0, 40, also=(9, 1, 2)),
    ),
    precision="strict",
    picture=picture,
)
