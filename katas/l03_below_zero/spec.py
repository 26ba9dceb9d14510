"""A loss that expects log-probabilities is fed with probabilities."""

import numpy as np

from grader.spec import Kata, array, index, log_softmax


def negative_log_likelihood(table, text):
    """The mean of minus the log-probability of each letter, given the one before."""
    return -np.mean(log_softmax(table)[text[:-1], text[1:]])


KATA = Kata(
    kind="grad",
    function="gradient",
    reference=negative_log_likelihood,
    inputs=dict(table=array(-20, 20, shape=("V", "V")), text=index(shape=("T",), below="V")),
    sizes=dict(V=(2, 5), T=(2, 9)),
    also=[
        dict(table=[[0.0, 0.0], [0.0, 0.0]], text=[0, 1]),
        dict(table=[[20.0, -20.0], [0.0, 0.0]], text=[0, 1]),
        dict(table=[[1.0, -1.0, 0.5], [0.0, 2.0, 1.0], [-0.5, 0.0, 3.0]], text=[0, 1, 2, 0, 1]),
        dict(table=[[20.0, -20.0], [0.0, 0.0]], text=[0, 0]),
    ],
)
