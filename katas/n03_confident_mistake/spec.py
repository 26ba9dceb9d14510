"""The logarithm of a softmax that has become 0: the cross entropy must be computed from the logits."""

import numpy as np

from grader.spec import Kata, array, index, log_softmax


def summed_cross_entropy(logits, labels):
    """Minus the log-probability of each row's label, added up."""
    return -np.sum(np.take_along_axis(log_softmax(logits), labels[:, None], axis=1))


KATA = Kata(
    kind="grad",
    function="loss_gradient",
    reference=summed_cross_entropy,
    inputs=dict(logits=array(-1e3, 1e3, shape=("N", "C")), labels=index(shape=("N",), below="C")),
    sizes=dict(N=(1, 4), C=(2, 6)),
    also=[
        dict(logits=[[2.0, 1.0, 0.0], [0.0, 900.0, 3.0]], labels=[0, 2]),
        dict(logits=[[1000.0, -1000.0]], labels=[1]),
        dict(logits=[[2.0, 1.0, 0.0], [0.0, 900.0, 3.0]], labels=[0, 1]),
        dict(logits=[[30.0, 0.0]], labels=[1]),
        dict(logits=[[0.0, 0.0]], labels=[0]),
        dict(logits=[[25.0, -1.0, 2.0], [-40.0, 3.0, 3.0], [1.0, 2.0, 3.0]], labels=[1, 0, 2]),
        dict(logits=[[745.0, 0.0], [0.0, 746.0]], labels=[1, 0]),
        dict(logits=[[800.0, 801.0, 799.0]], labels=[0]),
        dict(logits=[[-900.0, -901.0, -900.5], [5.0, 5.0, 5.0]], labels=[1, 2]),
        dict(logits=[[1000.0, 1000.0, -1000.0, 0.0]], labels=[3]),
    ],
    uses_autograd=True,
)
