"""The logarithm of a mean of exponentials overflows and underflows unless the largest exponent is taken out first."""

import numpy as np

from grader.spec import Kata, array, logsumexp


def bound(log_joint, log_proposal):
    """The logarithm of the mean weight of each row."""
    return logsumexp(log_joint - log_proposal, axis=1) - np.log(log_joint.shape[1])


KATA = Kata(
    kind="op",
    function="bound",
    reference=bound,
    inputs=dict(log_joint=array(-1e3, 1e3, shape=("N", "K")), log_proposal=array(-1e3, 1e3, shape=("N", "K"))),
    sizes=dict(N=(1, 4), K=(1, 6)),
    also=[
        dict(log_joint=[[-900.0, -901.0, -905.0]], log_proposal=[[0.0, 0.0, 0.0]]),
        dict(log_joint=[[1.0, 2.0], [800.0, -5.0]], log_proposal=[[0.5, 0.5], [-100.0, 0.0]]),
        dict(log_joint=[[-1000.0]], log_proposal=[[1000.0]]),
        dict(log_joint=[[1.0, 2.0, 2.0]], log_proposal=[[0.5, 0.5, 3.0]]),
        dict(log_joint=[[-900.0, -901.0]], log_proposal=[[-899.0, -903.0]]),
        dict(log_joint=[[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]], log_proposal=[[0.0, 0.0, 0.0], [2.0, 2.0, 2.0]]),
        dict(
            log_joint=[[5.0, 4.0], [-850.0, -851.0], [900.0, 899.5]],
            log_proposal=[[1.0, 0.5], [0.0, 1.0], [0.0, 0.0]],
        ),
        dict(log_joint=[[1000.0, -1000.0]], log_proposal=[[-1000.0, 1000.0]]),
        dict(log_joint=[[1000.0, 1000.0, 999.0]], log_proposal=[[-1000.0, -1000.0, -1000.0]]),
        dict(log_joint=[[3.0, -1.0], [0.5, 2.0]], log_proposal=[[1.0, 1.0], [0.0, 1.5]]),
    ],
)
