"""The mean runs over all places of the batch, the filled ones included."""

import numpy as np

from grader.spec import Kata, array, index, log_softmax

FILLED = -100


def tagging_loss(scores, tags):
    """The mean over the places that have a target; 0 if there is none."""
    real = tags != FILLED
    picked = np.take_along_axis(log_softmax(scores), np.where(real, tags, 0)[:, :, None], axis=2)[:, :, 0]
    return -np.sum(picked * real) / max(np.sum(real), 1)


KATA = Kata(
    kind="grad",
    function="loss_and_gradient",
    reference=tagging_loss,
    inputs=dict(
        scores=array(-20, 20, shape=("B", "T", "C")),
        tags=index(shape=("B", "T"), below="C", ignore=FILLED),
    ),
    sizes=dict(B=(1, 3), T=(1, 4), C=(2, 4)),
    also=[
        dict(scores=[[[0.0, 0.0], [1.0, 2.0]]], tags=[[1, -100]]),
        dict(scores=[[[1.0, 0.0], [0.0, 2.0]], [[3.0, 0.0], [0.0, 0.0]]], tags=[[0, 1], [1, -100]]),
        dict(scores=[[[20.0, -20.0], [1.0, 0.0], [5.0, 0.0]]], tags=[[0, 0, -100]]),
        dict(scores=[[[1.0, 0.0], [0.0, 2.0]]], tags=[[0, 1]]),
        dict(scores=[[[1.0, 0.0], [0.0, 2.0]]], tags=[[-100, -100]]),
    ],
    with_value=True,
    detached=True,
)
