"""A statistic writes through .data to the result that sigmoid saved for the way back."""

import numpy as np

from grader.spec import Kata, array, mask, sigmoid


def step(logits, burning):
    """The loss, the alarm load and the slope of the loss."""
    p = sigmoid(logits)
    miss = p - burning
    return np.mean(miss**2), np.sum(p[p >= 0.5]), 2 * miss * p * (1 - p) / len(p)


KATA = Kata(
    kind="run",
    function="step",
    reference=step,
    inputs=dict(logits=array(-8, 8, shape=("N",)), burning=mask(shape=("N",))),
    sizes=dict(N=(1, 6)),
    also=[
        dict(logits=[-2.0, 1.0, 3.0], burning=[True, False, True]),
        dict(logits=[-2.0], burning=[True]),
        dict(logits=[0.25, 2.0], burning=[True, True]),
        dict(logits=[1.0, 3.0], burning=[False, False]),
    ],
    uses_autograd=True,
    detached=True,
    precision="strict",
)
