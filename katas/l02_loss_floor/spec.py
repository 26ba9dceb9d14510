"""The model ends with a softmax, and the loss begins with another one."""

import numpy as np

from grader.spec import Kata, array, index, log_softmax


def cross_entropy(weight, x, y):
    """The mean of minus the log-probability of the right class."""
    return -np.mean(np.take_along_axis(log_softmax(x @ weight.T), y[:, None], axis=1))


KATA = Kata(
    kind="grad",
    function="gradient",
    reference=cross_entropy,
    inputs=dict(
        weight=array(-3, 3, shape=("C", "D")),
        x=array(-3, 3, shape=("N", "D"), differentiable=False),
        y=index(shape=("N",), below="C"),
    ),
    sizes=dict(C=(2, 6), D=(1, 3), N=(1, 5)),
    also=[
        dict(weight=[[0.0], [0.0]], x=[[1.0]], y=[0]),
        dict(weight=[[-3.0], [3.0]], x=[[3.0]], y=[0]),
        dict(weight=[[1.0, -1.0], [0.5, 0.0], [0.0, 2.0]], x=[[1.0, 2.0], [-1.0, 0.5]], y=[2, 0]),
        dict(weight=[[1.0], [-1.0]], x=[[0.0]], y=[1]),
    ],
)
