"""Measuring slopes: the step must be neither too small nor too large, and relative to what it changes."""

import numpy as np

from grader.spec import Kata, array, given, integer


def law(f, x):
    """Law number f.k; what its backward pass says is of no interest."""
    if f.k in (0, 2):
        return np.prod(x ** np.arange(1, len(x) + 1))
    if f.k == 1:
        return np.sqrt(x[0]) * np.prod(x)
    return x[0] ** 2 * np.prod(x)


KATA = Kata(
    kind="grad",
    function="numgrad",
    reference=law,
    inputs=dict(f=given("law", k=integer(0, 3)), x=array(1e-3, 1e3, shape=("N",))),
    sizes=dict(N=(1, 3)),
    also=[
        dict(f=dict(k=0), x=[1.0, 2.0]),
        dict(f=dict(k=0), x=[1000.0, 1000.0]),
        dict(f=dict(k=1), x=[500.0, 0.5]),
        dict(f=dict(k=3), x=[2.0]),
        dict(f=dict(k=2), x=[0.5, 3.0, 700.0]),
    ],
    where=lambda f, x: np.max(x) <= 2000 * np.min(x),
    detached=True,
)
