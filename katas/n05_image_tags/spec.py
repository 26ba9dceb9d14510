"""The logarithm of a saturated sigmoid: the loss must be computed from the scores."""

import numpy as np

from grader.spec import Kata, array, softplus


def summed_loss(scores, labels):
    """Binary cross entropy from the scores: softplus(z) - y z."""
    return np.sum(softplus(scores) - labels * scores)


KATA = Kata(
    kind="grad",
    function="loss_gradient",
    reference=summed_loss,
    inputs=dict(
        scores=array(-800, 800, shape=("N", "T")),
        labels=array(0, 1, shape=("N", "T"), differentiable=False),
    ),
    sizes=dict(N=(1, 4), T=(1, 5)),
    also=[
        dict(scores=[[1.5, -0.5], [60.0, 2.0]], labels=[[1.0, 0.0], [0.0, 0.75]]),
        dict(scores=[[800.0]], labels=[[1.0]]),
        dict(scores=[[-800.0, -60.0]], labels=[[0.0, 1.0]]),
        dict(scores=[[30.0, -30.0]], labels=[[0.0, 0.5]]),
        dict(scores=[[18.0, -18.0, 0.0]], labels=[[0.0, 1.0, 0.5]]),
        dict(scores=[[33.0, -33.0], [34.5, 36.0]], labels=[[0.0, 1.0], [0.25, 0.0]]),
        dict(scores=[[25.0, -25.0], [2.0, -2.0]], labels=[[0.0, 1.0], [0.0, 1.0]]),
        dict(scores=[[800.0, -800.0, 800.0, -800.0]], labels=[[0.0, 1.0, 0.5, 0.25]]),
        dict(scores=[[5.0], [-3.0], [0.5]], labels=[[1.0], [0.0], [0.125]]),
    ],
    uses_autograd=True,
)
