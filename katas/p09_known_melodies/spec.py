"""All differences of all pairs at once, where only their sums of squares are wanted."""

import numpy as np

from grader.spec import Budget, Kata, array


def similarity(recordings, melodies):
    """1 / (1 + squared distance), for all pairs."""
    return 1 / (1 + np.sum((recordings[:, None] - melodies[None]) ** 2, axis=2))


KATA = Kata(
    kind="run",
    function="similarity",
    reference=similarity,
    inputs=dict(
        recordings=array(-3, 3, shape=("N", "D"), differentiable=False),
        melodies=array(-3, 3, shape=("M", "D"), differentiable=False),
    ),
    sizes=dict(N=(1, 4), M=(1, 5), D=(1, 4)),
    also=[
        dict(recordings=[[0.0, 0.0], [3.0, 0.0]], melodies=[[0.0, 0.0], [0.0, 1.0], [3.0, 2.0]]),
        dict(recordings=[[1.5]], melodies=[[-0.5]]),
    ],
    device="cuda",
    budget=Budget(at=dict(N=256, M=512, D=16), unit=256 * 512 * 8, peak=6, kept=1, left=0, operations=3),
)
