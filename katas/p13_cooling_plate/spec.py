"""A film that grows by cat: for a moment the old film and the new one are both there."""

import numpy as np

from grader.spec import Budget, Kata, array, integer, real


def film(plate, rate, n):
    """All frames."""
    frames = [plate]
    for _ in range(n):
        plate = frames[-1]
        neighbours = np.roll(plate, 1, 0) + np.roll(plate, -1, 0) + np.roll(plate, 1, 1) + np.roll(plate, -1, 1)
        frames.append((1 - rate) * plate + rate * neighbours / 4)
    return np.stack(frames)


KATA = Kata(
    kind="run",
    function="record",
    reference=film,
    inputs=dict(plate=array(-100, 100, shape=("H", "W"), differentiable=False), rate=real(0, 1), n=integer(0, 24)),
    sizes=dict(H=(1, 4), W=(1, 4)),
    also=[
        dict(plate=[[8.0, 0.0], [0.0, 0.0]], rate=0.5, n=2),
        dict(plate=[[8.0, 0.0, 0.0, 4.0]], rate=1.0, n=1),
        dict(plate=[[1.0, 2.0]], rate=0.5, n=0),
    ],
    precision="strict",
    device="cuda",
    budget=Budget(at=dict(H=128, W=256, rate=0.5, n=23), unit=128 * 256 * 8, peak=34, kept=25, left=0, operations=90),
)
