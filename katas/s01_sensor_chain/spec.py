"""A chain of functions: each slope belongs to the value that reached its stage."""

import numpy as np

from grader.spec import Kata, array


def output(x):
    """The sensor's output, summed over all readings."""
    return np.sum(np.tanh(4 * np.sin(x) ** 2))


KATA = Kata(
    kind="grad",
    function="sensitivity",
    reference=output,
    inputs=dict(x=array(-20, 20, also=(7.0, [1.0, -2.0, 0.5], 0.0, [], [[0.3, 1.5707963267948966], [-1.2, 6.0]]))),
    precision="strict",
)
