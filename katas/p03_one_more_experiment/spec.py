"""All experiments share one piece that is computed once, and what makes that work keeps the graphs of all experiments."""

import numpy as np

from grader.spec import Budget, Kata, array, sigmoid


def misfit(logits, heaters, measured):
    """How badly the simulated experiments agree with those that were measured."""
    keep = sigmoid(logits)
    total = 0.0
    for heater, wanted in zip(heaters, measured, strict=True):
        heat = np.zeros_like(heater)
        for _ in range(16):
            heat = keep * heat + heater
        total = total + np.sum((heat - wanted) ** 2)
    return total


EXPERIMENTS, CELLS = 6, 131072

KATA = Kata(
    kind="grad",
    function="misfit_and_slope",
    reference=misfit,
    inputs=dict(
        logits=array(-2, 2, shape=("N",)),
        heaters=array(0, 2, shape=("K", "N"), differentiable=False),
        measured=array(0, 10, shape=("K", "N"), differentiable=False),
    ),
    sizes=dict(N=(1, 6), K=(1, 3)),
    also=[
        dict(logits=[0.0], heaters=[[1.0]], measured=[[0.5]]),
        dict(logits=[0.0, 1.0], heaters=[[1.0, 0.5], [0.25, 2.0]], measured=[[0.5, 0.25], [0.5, 1.0]]),
    ],
    with_value=True,
    uses_autograd=True,
    precision="strict",
    device="cuda",
    budget=Budget(at=dict(N=CELLS, K=EXPERIMENTS), unit=8 * CELLS, peak=30, kept=1, left=0, operations=100),
)
