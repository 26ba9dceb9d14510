"""The gradient of a middle value is kept only if it was asked for before the backward pass."""

import numpy as np

from grader.spec import Kata, array, scalar


def slopes(x, a):
    """dz/dx, dz/da and dz/dy for y = a x and z, the sum of y**2."""
    return 2 * a**2 * x, 2 * a * np.sum(x**2), 2 * a * x


KATA = Kata(
    kind="run",
    function="explain",
    reference=slopes,
    inputs=dict(
        x=array(-1e3, 1e3, also=(1.0, [1.0, -2.0, 3.0], [1.0, 2.0], [], [[0.5, -1.5], [2.0, 4.0]])),
        a=scalar(-100, 100, also=(2.0, 0.5, 0.0, -3.0)),
    ),
    uses_autograd=True,
    precision="strict",
)
