"""A copy of a computed tensor that stays connected is a clone."""

import numpy as np

from grader.spec import Kata, array, integer


def penalty(readings, steps):
    """The sum of the squares of all pictures."""
    rod = 1.5 * readings - 4.0
    total = np.sum(rod**2)
    for _ in range(steps):
        rod = rod - 0.1 * (rod - np.mean(rod))
        total = total + np.sum(rod**2)
    return total


KATA = Kata(
    kind="grad",
    function="gradient",
    reference=penalty,
    inputs=dict(readings=array(-50, 50, shape=("N",)), steps=integer(0, 6)),
    sizes=dict(N=(1, 8)),
    also=[
        dict(readings=[4.0], steps=1),
        dict(readings=[2.0, 4.0, 10.0], steps=3),
        dict(readings=[2.0, 4.0, 10.0], steps=0),
        dict(readings=[-3.0, 8.0], steps=6),
    ],
    uses_autograd=True,
    precision="strict",
)
