"""A mean over a padded table counts steps that do not exist."""

import numpy as np

from grader.spec import Kata, array, index


def masked_error(prediction, target, last):
    """The mean squared error over the measured hours."""
    measured = np.arange(prediction.shape[1]) <= last[:, None]
    return np.sum(np.where(measured, (prediction - target) ** 2, 0)) / np.sum(measured)


KATA = Kata(
    kind="grad",
    function="loss_and_slope",
    reference=masked_error,
    inputs=dict(
        prediction=array(-100, 100, shape=("N", "T")),
        target=array(-100, 100, shape=("N", "T"), differentiable=False),
        last=index(shape=("N",), below="T"),
    ),
    sizes=dict(N=(1, 5), T=(1, 8)),
    also=[
        dict(prediction=[[1.0, 1.0], [2.0, 5.0]], target=[[0.0, 3.0], [1.0, 0.0]], last=[1, 0]),
        dict(prediction=[[1.0, 2.0], [3.0, 4.0]], target=[[0.0, 0.0], [0.0, 90.0]], last=[1, 0]),
        dict(prediction=[[1.0, 2.0], [3.0, 4.0]], target=[[0.0, 0.0], [0.0, 0.0]], last=[1, 1]),
        dict(prediction=[[1.0, 9.0], [3.0, 9.0]], target=[[0.0, 0.0], [0.0, 0.0]], last=[0, 0]),
    ],
    with_value=True,
    detached=True,
    precision="strict",
)
