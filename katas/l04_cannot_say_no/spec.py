"""The model ends with a sigmoid, and the loss begins with another one."""

import numpy as np

from grader.spec import Kata, array, log_sigmoid


def binary_cross_entropy(viewers, films, liked):
    """The mean over all pairs; 1 - sigmoid(z) is sigmoid(-z)."""
    scores = viewers @ films.T
    return -np.mean(liked * log_sigmoid(scores) + (1 - liked) * log_sigmoid(-scores))


KATA = Kata(
    kind="grad",
    function="gradients",
    reference=binary_cross_entropy,
    inputs=dict(
        viewers=array(-2.5, 2.5, shape=("N", "D")),
        films=array(-2.5, 2.5, shape=("M", "D")),
        liked=array(0, 1, shape=("N", "M"), differentiable=False),
    ),
    sizes=dict(N=(1, 4), M=(1, 4), D=(1, 3)),
    also=[
        dict(viewers=[[2.0]], films=[[2.0]], liked=[[0.0]]),
        dict(viewers=[[2.0]], films=[[-2.0]], liked=[[0.0]]),
        dict(viewers=[[1.0, 0.5], [-1.0, 2.0]], films=[[0.5, 1.0]], liked=[[1.0], [0.25]]),
        dict(viewers=[[0.0]], films=[[0.0]], liked=[[1.0]]),
    ],
)
