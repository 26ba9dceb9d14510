"""The gradient of a sum of squares: backward needs one number, or a weight for each entry."""

import numpy as np

from grader.spec import Kata, array


def total_heat(A):
    """The single number whose gradient the learner must return."""
    return np.sum(A * A)


KATA = Kata(
    kind="grad",
    function="gradient",
    reference=total_heat,
    inputs=dict(A=array(-1e3, 1e3, also=([[1.0, 2.0], [3.0, 4.0]], [2.0, 5.0], [], [[3.0]], 3.0))),
    uses_autograd=True,
    precision="strict",
)
