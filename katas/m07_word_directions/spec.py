"""float() makes a constant of the length that a vector is divided by, and half of the gradient is gone."""

import numpy as np

from grader.spec import Kata, array, norm


def loss(words, targets):
    """The mean squared distance between directions and targets; the learner must return its slope."""
    misses = words / norm(words, axis=1)[:, None] - targets
    return np.mean(np.sum(misses * misses, axis=1))


KATA = Kata(
    kind="grad",
    function="gradient",
    reference=loss,
    inputs=dict(words=array(-10, 10, shape=("N", "D")), targets=array(-2, 2, shape=("N", "D"), differentiable=False)),
    sizes=dict(N=(1, 4), D=(1, 5)),
    also=[
        dict(words=[[3.0, 4.0]], targets=[[1.0, 0.0]]),
        dict(words=[[2.0]], targets=[[0.5]]),
        dict(words=[[1.0, 2.0, 2.0], [-0.5, 0.25, 0.5]], targets=[[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]),
        dict(words=[[2.0, 0.0]], targets=[[1.0, 1.5]]),
    ],
    where=lambda words, targets: bool(np.all(np.linalg.norm(words, axis=1) > 0.1)),
    uses_autograd=True,
    precision="standard",
)
