"""Two small float64 arrays turn everything large that they touch into float64.

All numbers are multiples of 1/16 and small: 1024 of them sum up to less than 2**24 sixteenths, so float32 is exact.
"""

import numpy as np

from grader.spec import Budget, Kata, given, index


def loudness(counts, background, gain):
    """The sums over the frequencies."""
    level = (counts.counts - np.mean(background.quiet, axis=0)) * gain.steps / 4
    return np.sum(np.maximum(level, 0), axis=1)


KATA = Kata(
    kind="run",
    function="loudness",
    reference=loudness,
    inputs=dict(
        counts=given("recordings", counts=index(shape=("K", "N"), below=256)),
        background=given("mean_of_four", quiet=index(shape=(4, "N"), below=32)),
        gain=given("quarters", steps=index(shape=("N",), below=8)),
    ),
    sizes=dict(K=(1, 4), N=(1, 5)),
    also=[
        dict(counts=dict(counts=[[10], [200]]), background=dict(quiet=[[3], [4], [3], [4]]), gain=dict(steps=[5])),
        dict(counts=dict(counts=[[2], [255]]), background=dict(quiet=[[2], [3], [2], [2]]), gain=dict(steps=[7])),
    ],
    precision="strict",
    device="cuda",
    budget=Budget(at=dict(K=256, N=1024), unit=256 * 1024 * 4, peak=2, kept=0, left=0, operations=2),
)
