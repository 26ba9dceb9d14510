"""Three paths lead from the angle to the echo, and the slope is the sum over all of them."""

import numpy as np

from grader.spec import Kata, array


def echo(x):
    """The strength of the echo, summed over all angles."""
    return np.sum(x**2 * np.cos(x) / np.arctan(x))


KATA = Kata(
    kind="grad",
    function="gradient",
    reference=echo,
    inputs=dict(x=array(-20, 20, also=(7.0, [-1.0, 2.0], 0.5, [], [[0.1, -3.0], [12.5, 1.0]]))),
    where=lambda x: np.all(x != 0),
    precision="strict",
    uses_autograd=True,
)
