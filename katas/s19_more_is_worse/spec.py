"""The gradient of a sum of N errors is N times the gradient of their mean, and so is each step."""

import numpy as np

from grader.spec import Kata, Panel, array, integer, real


def way(stiffness, offset, x, y, lr, n):
    """The rows (stiffness, offset, mean squared error) of n steps of gradient descent, the start included."""
    rows = []
    for _ in range(n + 1):
        errors = stiffness * x + offset - y
        rows.append([stiffness, offset, np.mean(errors**2)])
        stiffness, offset = stiffness - lr * np.mean(2 * errors * x), offset - lr * np.mean(2 * errors)
    return np.array(rows)


def picture(stiffness, offset, x, y, lr, n, rows):
    """The line after the last step among the data, and the errors."""
    ends = np.array([np.min(x), np.max(x)])
    return [
        Panel(f"the line after {n} steps", "x", "y", path=(ends, rows[-1, 0] * ends + rows[-1, 1]), points=(x, y)),
        Panel(f"learning rate {lr:g}, {len(x)} examples", "step", "mean squared error", path=(np.arange(n + 1), rows[:, 2])),
    ]


KATA = Kata(
    kind="run",
    function="fit",
    reference=way,
    inputs=dict(
        stiffness=real(-10, 10),
        offset=real(-10, 10),
        x=array(-2, 2, shape=("N",), differentiable=False),
        y=array(-20, 20, shape=("N",), differentiable=False),
        lr=real(0, 0.15),
        n=integer(0, 12),
    ),
    sizes=dict(N=(1, 50)),
    also=[
        dict(stiffness=5.0, offset=0.0, x=[1.0, 1.5, 1.5, 2.0], y=[5.0, 6.5, 6.5, 8.0], lr=0.1, n=5),
        dict(stiffness=5.0, offset=0.0, x=[1.0, 1.0], y=[3.0, 3.0], lr=0.1, n=1),
        dict(stiffness=5.0, offset=0.0, x=[1.0], y=[3.0], lr=0.1, n=10),
        dict(stiffness=3.0, offset=2.0, x=[1.0, 2.0], y=[5.0, 8.0], lr=0.1, n=3),
    ],
    detached=True,
    precision="strict",
    picture=picture,
)
