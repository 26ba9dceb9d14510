"""A custom backward must multiply its slope by the gradient that arrives from above."""

import numpy as np

from grader.spec import Kata, array


def softsign(x):
    """x / (1 + |x|) for each entry."""
    return x / (1 + np.where(x.real >= 0, x, -x))


KATA = Kata(
    kind="op",
    function="softsign",
    reference=softsign,
    inputs=dict(x=array(-1e3, 1e3, also=([0.5, -2.0, 3.0], [0.5, 1.0, 3.0], 0.0, []))),
    precision="strict",
)
