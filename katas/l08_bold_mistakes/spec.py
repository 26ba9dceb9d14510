"""A clamp around the probability takes the slope of the examples that are furthest from the truth."""

import numpy as np

from grader.spec import Kata, array, index, log_sigmoid, sigmoid


def focal_loss(scores, birds):
    """The sum of (1 - q)² times -log q. With s, the score turned towards the truth, 1 - q is sigmoid(-s)."""
    s = np.where(birds == 1, scores, -scores)
    return -np.sum(sigmoid(-s) ** 2 * log_sigmoid(s))


KATA = Kata(
    kind="grad",
    function="gradient",
    reference=focal_loss,
    inputs=dict(scores=array(-60, 60, shape=("N",)), birds=index(shape=("N",), below=2)),
    sizes=dict(N=(1, 8)),
    also=[
        dict(scores=[25.0], birds=[0]),
        dict(scores=[-60.0], birds=[1]),
        dict(scores=[5.0, 25.0, -3.0], birds=[0, 0, 1]),
        dict(scores=[8.0, 12.0, 20.0, 30.0], birds=[0, 0, 0, 0]),
        dict(scores=[5.0, -3.0, 0.0], birds=[0, 1, 1]),
        dict(scores=[60.0], birds=[1]),
    ],
)
