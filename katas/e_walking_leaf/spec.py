"""The slope at each point of a walk: a leaf that moves must stay a leaf."""

import numpy as np

from grader.spec import Kata, integer, scalar


def heights(x0, n):
    """The height of the curve at each of the n points; the learner must return the slope of each."""
    return (x0 + np.arange(n)) ** 2 + 1


KATA = Kata(
    kind="grad",
    function="gradients",
    reference=heights,
    inputs=dict(x0=scalar(-1e3, 1e3, also=(2.0, -1.5)), n=integer(0, 40, also=(0, 1, 2, 3))),
    uses_autograd=True,
    precision="strict",
)
