"""A maximum with ties: its slope is not unique, but its weights add up to one."""

import numpy as np

from grader.spec import Kata, array


def cost(loads):
    """Mean plus maximum; at a tie the slope of the peak belongs to the first of the largest loads."""
    return np.mean(loads) + loads[np.argmax(loads.real)]


KATA = Kata(
    kind="op",
    function="cost",
    reference=cost,
    inputs=dict(loads=array(-50, 50, shape=("N",))),
    sizes=dict(N=(1, 8)),
    also=[
        dict(loads=loads)
        for loads in (
            [3.0, 3.0, 0.0],
            [2.0, 2.0, 2.0, 2.0],
            [3.0, 1.0, 2.0],
            [-1.0, -3.0, -1.0],
            [0.0, 0.0],
            [1.0, 5.0, 5.0, 2.0, 5.0],
            [-2.0, -2.0],
            [4.0],
        )
    ],
    kink="hull",
    precision="strict",
)
