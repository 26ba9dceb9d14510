"""A mean of weighted losses is not a weighted mean."""

import numpy as np

from grader.spec import Kata, array, index, log_softmax


def weighted_cross_entropy(scores, labels, weights):
    """The sum of the weighted losses, divided by the sum of the weights."""
    losses = -np.take_along_axis(log_softmax(scores), labels[:, None], axis=1)[:, 0]
    return np.sum(weights[labels] * losses) / np.sum(weights[labels])


KATA = Kata(
    kind="grad",
    function="gradient",
    reference=weighted_cross_entropy,
    inputs=dict(
        scores=array(-20, 20, shape=("N", "C")),
        labels=index(shape=("N",), below="C"),
        weights=array(0, 10, shape=("C",), differentiable=False),
    ),
    sizes=dict(N=(1, 6), C=(2, 5)),
    also=[
        dict(scores=[[0.0, 0.0]], labels=[1], weights=[1.0, 5.0]),
        dict(scores=[[0.0, 0.0], [0.0, 0.0]], labels=[0, 1], weights=[10.0, 10.0]),
        dict(scores=[[1.0, 0.0, 2.0], [0.5, 0.5, 0.0]], labels=[2, 0], weights=[1.0, 4.0, 0.0]),
        dict(scores=[[1.0, 0.0], [0.0, 2.0]], labels=[0, 1], weights=[1.0, 1.0]),
        dict(scores=[[1.0, 0.0], [0.0, 2.0]], labels=[0, 1], weights=[0.5, 1.5]),
    ],
    where=lambda scores, labels, weights: np.sum(weights[labels]) > 0,
)
