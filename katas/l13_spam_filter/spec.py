"""Softmax over a single output is 1 whatever the score: the loss is constant and its slope zero."""

import numpy as np

from grader.spec import Kata, array, index, log_sigmoid


def surprise(scores, labels):
    """Minus the log likelihood of the labels."""
    z = scores[:, 0]
    return -np.sum(np.where(labels == 1, log_sigmoid(z), log_sigmoid(-z)))


KATA = Kata(
    kind="grad",
    function="gradient",
    reference=surprise,
    inputs=dict(scores=array(-15, 15, shape=("N", 1)), labels=index(shape=("N",), below=2)),
    sizes=dict(N=(1, 8)),
    also=[
        dict(scores=[[0.0]], labels=[1]),
        dict(scores=[[0.0]], labels=[0]),
        dict(scores=[[2.0], [-1.0], [3.0]], labels=[0, 0, 1]),
        dict(scores=[[15.0]], labels=[1]),
    ],
)
