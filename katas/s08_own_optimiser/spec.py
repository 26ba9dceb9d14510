"""A .grad is None until a backward pass reaches the parameter, and that is not the same pass for each parameter."""

import numpy as np

from grader.spec import Kata, array, integer


def last_loss(x, n):
    """The loss of the last pass, whose gradient the learner must return."""
    return n * np.sum((x + (0.5 if n > 2 else 0)) ** 3)


KATA = Kata(
    kind="grad",
    function="gradient",
    reference=last_loss,
    inputs=dict(x=array(-100, 100, also=(2.0, [1.0, -2.0, 0.5], [], [[1.0, 0.0], [-3.0, 0.1]])), n=integer(1, 6, also=(1, 3, 2))),
    uses_autograd=True,
    precision="strict",
)
