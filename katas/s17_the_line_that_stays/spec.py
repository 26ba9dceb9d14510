"""A loop variable that is given a new tensor does not change the model."""

import numpy as np

from grader.spec import Kata, Panel, array, integer, real


def way(weight, bias, x, y, lr, n):
    """The weights, the biases and the losses of n steps of gradient descent, the start included."""
    rows = []
    for _ in range(n + 1):
        errors = weight * x + bias - y
        rows.append([weight, bias, np.mean(errors**2)])
        weight, bias = weight - lr * np.mean(2 * errors * x), bias - lr * np.mean(2 * errors)
    weights, biases, losses = np.array(rows).T
    return weights, biases, losses


def picture(weight, bias, x, y, lr, n, weights, biases, losses):
    """The line after the last step among the data, and the losses."""
    ends = np.array([np.min(x), np.max(x)])
    return [
        Panel(f"the line after {n} steps", "x", "y", path=(ends, weights[-1] * ends + biases[-1]), points=(x, y)),
        Panel(f"learning rate {lr:g}", "step", "loss", path=(np.arange(n + 1), losses)),
    ]


KATA = Kata(
    kind="run",
    function="train",
    reference=way,
    inputs=dict(
        weight=real(-10, 10),
        bias=real(-10, 10),
        x=array(-2, 2, shape=("N",), differentiable=False),
        y=array(-20, 20, shape=("N",), differentiable=False),
        lr=real(0, 0.15),
        n=integer(0, 12),
    ),
    sizes=dict(N=(1, 12)),
    also=[
        dict(weight=5.0, bias=0.0, x=[-1.0, 0.5, 1.5], y=[-1.2, 3.4, 6.6], lr=0.1, n=10),
        dict(weight=0.0, bias=0.0, x=[0.0], y=[4.0], lr=0.1, n=2),
        dict(weight=5.0, bias=0.0, x=[1.0, 2.0], y=[3.0, 4.0], lr=0.1, n=0),
        dict(weight=3.0, bias=2.0, x=[1.0, 2.0], y=[5.0, 8.0], lr=0.1, n=2),
    ],
    detached=True,
    precision="strict",
    picture=picture,
)
