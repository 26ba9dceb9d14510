"""The list of gradients holds the gradient tensors themselves, and they are emptied before they are used."""

import numpy as np

from grader.spec import Kata, Panel, array, integer, real


def way(t, h, lr, n):
    """The rows (start, speed, pull) and the losses of n steps of gradient descent, the guess included."""
    parts = np.stack([np.ones_like(t), t, -(t**2) / 2])
    parameters = np.array([1.0, 0.0, 9.0])
    rows, losses = [], []
    for _ in range(n + 1):
        errors = parameters @ parts - h
        rows.append(parameters)
        losses.append(np.mean(errors**2))
        parameters = parameters - lr * np.mean(2 * errors * parts, axis=1)
    return np.array(rows), np.array(losses)


def picture(t, h, lr, n, rows, losses):
    """The throw after the last step among the measurements, and the losses."""
    start, speed, pull = rows[-1]
    time = np.linspace(0, max(np.max(t), 0.1), 30)
    return [
        Panel(f"the throw after {n} steps", "time", "height", path=(time, start + speed * time - pull * time**2 / 2), points=(t, h)),
        Panel(f"learning rate {lr:g}", "step", "loss", path=(np.arange(n + 1), losses)),
    ]


KATA = Kata(
    kind="run",
    function="fit",
    reference=way,
    inputs=dict(
        t=array(0, 2, shape=("N",), differentiable=False),
        h=array(-20, 20, shape=("N",), differentiable=False),
        lr=real(0, 0.1),
        n=integer(0, 12),
    ),
    sizes=dict(N=(1, 12)),
    also=[
        dict(t=[0.0, 0.5, 1.0, 1.5], h=[2.0, 3.775, 3.1, -0.025], lr=0.1, n=5),
        dict(t=[0.0], h=[2.0], lr=0.1, n=1),
        dict(t=[0.0, 0.5], h=[2.0, 3.0], lr=0.1, n=0),
        dict(t=[0.0, 1.0], h=[1.0, -3.5], lr=0.1, n=3),
    ],
    detached=True,
    precision="strict",
    picture=picture,
)
