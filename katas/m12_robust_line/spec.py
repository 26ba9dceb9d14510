"""A constant made in inference mode cannot be saved for backward; made otherwise it must still be a constant."""

import numpy as np

from grader.spec import Kata, array, stop


def loss(line, x, y):
    """The weighted sum of squares with the weights held constant."""
    r = line[0] + line[1] * x - y
    return np.sum(stop(1 / (1 + r * r)) * r * r)


KATA = Kata(
    kind="grad",
    function="gradient",
    reference=loss,
    inputs=dict(
        line=array(-5, 5, shape=(2,)),
        x=array(-10, 10, shape=("N",), differentiable=False),
        y=array(-100, 100, shape=("N",), differentiable=False),
    ),
    sizes=dict(N=(1, 8)),
    also=[
        dict(line=[0.0, 1.0], x=[1.0], y=[2.0]),
        dict(line=[1.0, 0.5], x=[0.0, 2.0, 4.0], y=[1.0, 2.5, 90.0]),
        dict(line=[0.0, 2.0], x=[1.0, 3.0], y=[2.0, 6.0]),
    ],
    uses_autograd=True,
    precision="strict",
)
