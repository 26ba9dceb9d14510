"""The variance as a difference of two huge numbers: digits are lost that no patch brings back."""

import numpy as np

from grader.spec import Kata, array, real

PASCAL_PER_METRE = 1025.0 * 9.81


def sea_state(waves, depth):
    """The mean in metres of water, and the variance of the readings, in two passes."""
    readings = PASCAL_PER_METRE * depth + waves
    distance = readings - np.mean(readings)
    return np.mean(readings) / PASCAL_PER_METRE, np.mean(distance * distance)


KATA = Kata(
    kind="op",
    function="sea_state",
    reference=sea_state,
    inputs=dict(waves=array(-1, 1, shape=("N",)), depth=real(0, 25)),
    sizes=dict(N=(2, 8)),
    also=[
        dict(waves=[0.002, -0.001], depth=25.0),
        dict(waves=[0.02, -0.01], depth=25.0),
        dict(waves=[0.3, -0.7, 0.9, 0.1], depth=10.0),
        dict(waves=[0.3, -0.7, 0.9, 0.1], depth=0.0),
        dict(waves=[0.02, -0.01, 0.01, 0.03, -0.04], depth=20.0),
    ],
)
