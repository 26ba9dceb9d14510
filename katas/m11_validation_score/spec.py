"""Grad mode is global: an evaluation has to put back what it found, on every way out."""

import numpy as np

from grader.spec import Kata, array, choice, given, real


def score(model, x, y):
    """The mean squared error, or -1 for voltages that the model refuses."""
    if np.any(np.abs(x) > model.limit):
        return -1.0
    return np.mean((model.offset + model.slope * x - y) ** 2)


def line(recording):
    """The arguments of a model with the limit 5."""
    return dict(offset=1.0, slope=2.0, limit=5.0, recording=recording)


KATA = Kata(
    kind="run",
    function="evaluate",
    reference=score,
    inputs=dict(
        model=given("thermometer", offset=real(-5, 5), slope=real(-5, 5), limit=real(2, 20), recording=choice(True, False)),
        x=array(-10, 10, shape=("N",), differentiable=False),
        y=array(-50, 50, shape=("N",), differentiable=False),
    ),
    sizes=dict(N=(1, 6)),
    also=[dict(model=line(recording), x=x, y=[1.0, 4.0]) for x in ([0.0, 1.0], [0.0, 9.0]) for recording in (True, False)],
    where=lambda model, x, y: bool(np.all(np.abs(np.abs(x) - model.limit) > 1e-6)),
    detached=True,
    precision="strict",
)
