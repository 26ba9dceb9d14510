"""A log of tensors that are changed in place afterwards: copies are needed, of the place and of the slope."""

import numpy as np

from grader.spec import Kata, array, integer, real


def tables(x0, lr, n):
    """The places and the slopes of n + 1 turns of gradient descent on x0**2 + 2*x1**2 + 3*x2**2 + …"""
    steepness = np.arange(1, len(x0) + 1)
    places, slopes = [], []
    x = x0
    for _ in range(n + 1):
        places.append(x)
        slopes.append(2 * steepness * x)
        x = x - lr * slopes[-1]
    return np.array(places), np.array(slopes)


KATA = Kata(
    kind="run",
    function="walk",
    reference=tables,
    inputs=dict(
        x0=array(-1e2, 1e2, min_dims=1, max_dims=1, max_side=4, also=([3.0, -2.0], [5.0], [0.0, 0.0])),
        lr=real(0, 0.2, also=(0.1, 0.0)),
        n=integer(0, 10, also=(4, 0, 2)),
    ),
    detached=True,
    precision="strict",
)
