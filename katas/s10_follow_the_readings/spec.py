"""A middle value that is held constant: it follows the input, but no gradient goes through it."""

import numpy as np

from grader.spec import Kata, array, stop


def score(x):
    """The sum of the weighted readings, the weights held constant."""
    return np.sum(stop(x**2) * x)


KATA = Kata(
    kind="grad",
    function="score_and_gradient",
    reference=score,
    inputs=dict(x=array(-1e3, 1e3, also=(2.0, [1.0, -3.0, 0.5], 0.0, [], [[0.1, 2.0], [-1.5, 4.0]]))),
    with_value=True,
    detached=True,
    uses_autograd=True,
    precision="strict",
)
