"""The place of a maximum has no slope; a mean with softmax weights has one."""

import numpy as np

from grader.spec import Kata, array, softmax


def keypoint(heat):
    """The mean row and column of all places with their softmax weights."""
    weights = softmax(10 * heat.reshape(-1)).reshape(heat.shape)
    rows, columns = np.indices(heat.shape)
    return np.stack([np.sum(weights * rows), np.sum(weights * columns)])


KATA = Kata(
    kind="op",
    function="keypoint",
    reference=keypoint,
    inputs=dict(heat=array(-3, 3, shape=("H", "W"))),
    sizes=dict(H=(1, 4), W=(1, 5)),
    also=[
        dict(heat=[[0.0, 1.0, 0.9], [0.1, 0.2, 0.0]]),
        dict(heat=[[1.0, 1.0], [1.0, 1.0]]),
        dict(heat=[[0.0, 0.5, 0.0, -1.0]]),
        dict(heat=[[3.0, -3.0]]),
    ],
)
