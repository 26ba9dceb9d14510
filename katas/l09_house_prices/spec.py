"""A penalty computed from .data is a constant: it changes the loss, but not the slope."""

import numpy as np

from grader.spec import Kata, array, real, scalar


def penalised_error(weight, bias, x, y, strength):
    """Mean squared error plus the penalty on the weights."""
    return np.mean((x @ weight + bias - y) ** 2) + strength * np.sum(weight**2)


UNIT = [[1.0, 0.0], [0.0, 1.0]]

KATA = Kata(
    kind="grad",
    function="gradients",
    reference=penalised_error,
    inputs=dict(
        weight=array(-10, 10, shape=("D",)),
        bias=scalar(-10, 10),
        x=array(-10, 10, shape=("N", "D"), differentiable=False),
        y=array(-10, 10, shape=("N",), differentiable=False),
        strength=real(0, 10),
    ),
    sizes=dict(N=(1, 5), D=(1, 4)),
    also=[
        dict(weight=[3.0, -4.0], bias=1.0, x=UNIT, y=[2.0, 2.0], strength=0.5),
        dict(weight=[2.0], bias=0.0, x=[[1.0]], y=[2.0], strength=1.0),
        dict(weight=[3.0, -4.0], bias=1.0, x=UNIT, y=[2.0, 2.0], strength=0.0),
        dict(weight=[0.0, 0.0], bias=1.0, x=[[1.0, 2.0]], y=[2.0], strength=3.0),
    ],
    uses_autograd=True,
    detached=True,
    precision="strict",
)
