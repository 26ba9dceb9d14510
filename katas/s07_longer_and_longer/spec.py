"""A log of losses must not keep their graphs."""

import numpy as np

from grader.spec import Kata, array, integer


def rounds(x, n):
    """The gradient of the last round, the sum of all misfits, and the misfits."""
    w, misfits = x, []
    for _ in range(n):
        t = np.tanh(1.01 * w)
        misfits.append(np.sum(t**2))
        gradient = 2 * t * (1 - t**2) * 1.01
        w = w - 0.1 * gradient
    return gradient, np.sum(misfits), np.array(misfits)


KATA = Kata(
    kind="run",
    function="loop",
    reference=rounds,
    inputs=dict(
        x=array(-3, 3, also=(0.5, [1.0, -2.0, 0.5], [], [[0.1, 3.0], [-1.5, 0.0]])),
        n=integer(1, 20, also=(1, 5, 2)),
    ),
    detached=True,
    uses_autograd=True,
    precision="strict",
)
