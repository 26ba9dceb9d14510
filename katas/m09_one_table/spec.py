"""A tied weight: the table is used at both ends of a model, and both uses count."""

import numpy as np

from grader.spec import Kata, array, index


def loss(E, ids, y):
    """The mean squared error of the scores."""
    return np.mean((E[ids] @ E.T - y) ** 2)


KATA = Kata(
    kind="grad",
    function="gradient",
    reference=loss,
    inputs=dict(
        E=array(-3, 3, shape=("V", "D")),
        ids=index(shape=("N",), below="V"),
        y=array(-5, 5, shape=("N", "V"), differentiable=False),
    ),
    sizes=dict(V=(2, 6), D=(1, 4), N=(1, 6)),
    also=[
        dict(E=[[1.0], [2.0]], ids=[0], y=[[0.0, 0.0]]),
        dict(E=[[1.0, 0.5], [2.0, -1.0]], ids=[1, 0, 1], y=[[0.0, 1.0], [1.0, 0.0], [2.0, 2.0]]),
        dict(E=[[1.0], [2.0]], ids=[0], y=[[1.0, 2.0]]),
        dict(E=[[0.0], [0.0]], ids=[0, 1], y=[[1.0, 2.0], [3.0, -4.0]]),
    ],
    uses_autograd=True,
    precision="strict",
)
