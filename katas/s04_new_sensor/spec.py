"""A leaf that is converted after the flag was set is no leaf any more, but only where there is something to convert."""

import numpy as np

from grader.spec import Kata, scalar


def load(x):
    """The load on the ropes."""
    return (x**2 * np.cos(x)) ** 2


KATA = Kata(
    kind="grad",
    function="gradient",
    reference=load,
    inputs=dict(x=scalar(-10, 10, dtypes=("float32", "float64", "float16"), also=(2.0, 0.0, -3.1415927, 0.7))),
    uses_autograd=True,
    precision="strict",
)
