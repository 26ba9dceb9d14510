"""A column of forecasts minus a flat list of targets is a whole table of differences."""

import numpy as np

from grader.spec import Kata, array


def mean_squared_error(weight, bias, x, y):
    """The mean of the squared differences, each forecast with its own target."""
    return np.mean(((x @ weight)[:, 0] + bias[0] - y) ** 2)


KATA = Kata(
    kind="grad",
    function="gradients",
    reference=mean_squared_error,
    inputs=dict(
        weight=array(-10, 10, shape=("D", 1)),
        bias=array(-10, 10, shape=(1,)),
        x=array(-10, 10, shape=("N", "D"), differentiable=False),
        y=array(-10, 10, shape=("N",), differentiable=False),
    ),
    sizes=dict(N=(1, 8), D=(1, 4)),
    also=[
        dict(weight=[[1.0]], bias=[0.0], x=[[2.0], [4.0]], y=[2.0, 4.0]),
        dict(weight=[[1.0], [0.5]], bias=[1.0], x=[[1.0, 2.0], [3.0, 0.0]], y=[2.0, 9.0]),
        dict(weight=[[1.0]], bias=[0.0], x=[[2.0]], y=[5.0]),
        dict(weight=[[1.0]], bias=[0.0], x=[[2.0], [4.0]], y=[3.0, 3.0]),
    ],
    precision="strict",
)
