"""A list of losses: backward() frees what was saved, but each loss still holds the leaf that it was computed from."""

import numpy as np

from grader.spec import Budget, Kata, array, integer


def fitted(thickness, measured, n):
    """The thickness after n steps, and the misfit before each of them."""
    curve = []
    for _ in range(n):
        difference = thickness - measured
        root = np.sqrt(1 + difference**2)
        curve.append(np.sum(root - 1))
        thickness = np.maximum(thickness - 0.25 * difference / root, 0)
    return thickness, np.array(curve)


POINTS, STEPS = 131072, 12

KATA = Kata(
    kind="run",
    function="fit",
    reference=fitted,
    inputs=dict(
        thickness=array(0, 5, shape=("N",), differentiable=False),
        measured=array(-5, 5, shape=("N",), differentiable=False),
        n=integer(1, 12),
    ),
    sizes=dict(N=(1, 6)),
    also=[
        dict(thickness=[2.0, 0.25], measured=[3.0, -1.0], n=2),
        dict(thickness=[1.0], measured=[1.0], n=1),
    ],
    uses_autograd=True,
    device="cuda",
    budget=Budget(at=dict(N=POINTS, n=STEPS), unit=8 * POINTS, peak=11, kept=1, left=0, operations=60),
)
