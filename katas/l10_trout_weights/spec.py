"""The likelihood of a batch must be scaled up to the whole data set before the prior is added."""

import numpy as np

from grader.spec import Kata, array, integer

SCATTER = 4.0
DOUBT = 0.25


def energy(weights, x, y, total):
    """Minus the estimated log posterior."""
    surprise = 0.5 * np.sum((y - x @ weights) ** 2) / SCATTER
    return total / len(y) * surprise + 0.5 * np.sum(weights**2) / DOUBT


PAIR = dict(weights=[1.0, -1.0], x=[[1.0, 0.0], [1.0, 2.0]], y=[0.5, 3.0])

KATA = Kata(
    kind="grad",
    function="gradient",
    reference=energy,
    inputs=dict(
        weights=array(-10, 10, shape=("D",)),
        x=array(-10, 10, shape=("B", "D"), differentiable=False),
        y=array(-10, 10, shape=("B",), differentiable=False),
        total=integer(1, 2000),
    ),
    sizes=dict(B=(1, 6), D=(1, 4)),
    also=[
        dict(weights=[2.0], x=[[1.0]], y=[1.0], total=10),
        PAIR | dict(total=4),
        PAIR | dict(total=2),
        dict(weights=[2.0], x=[[0.5]], y=[1.0], total=50),
    ],
    where=lambda weights, x, y, total: total >= len(y),
    detached=True,
    precision="strict",
)
