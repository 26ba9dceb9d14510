"""The step of an optimiser changes leaves in place, which is allowed only while nothing is recorded."""

import numpy as np

from grader.spec import Kata, array, integer, real


def losses(x, y, lr, n):
    """The loss before each of n steps of gradient descent for a straight line."""
    slope, offset = 1.0, 0.5
    history = []
    for _ in range(n):
        miss = slope * x + offset - y
        history.append(np.mean(miss * miss))
        slope, offset = slope - lr * 2 * np.mean(miss * x), offset - lr * 2 * np.mean(miss)
    return np.array(history)


KATA = Kata(
    kind="run",
    function="losses",
    reference=losses,
    inputs=dict(
        x=array(-3, 3, shape=("N",), differentiable=False),
        y=array(-3, 3, shape=("N",), differentiable=False),
        lr=real(0, 0.2),
        n=integer(0, 8),
    ),
    sizes=dict(N=(1, 6)),
    also=[
        dict(x=[0.0, 1.0, 2.0], y=[1.0, 3.0, 2.0], lr=0.1, n=4),
        dict(x=[1.0], y=[2.0], lr=0.2, n=2),
        dict(x=[1.0], y=[2.0], lr=0.0, n=1),
        dict(x=[0.0, 1.0, 2.0], y=[1.0, 3.0, 2.0], lr=0.1, n=0),
    ],
    uses_autograd=True,
    detached=True,
    precision="strict",
)
