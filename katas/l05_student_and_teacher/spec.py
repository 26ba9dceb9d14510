"""kl_div is given probabilities where it expects their logarithms, and divides by too much."""

import numpy as np

from grader.spec import Kata, array, log_softmax, probabilities


def distillation(scores, teacher):
    """The cross entropy of teacher and student: the divergence, but for the teacher's entropy, which has no slope."""
    return -9 * np.mean(np.sum(teacher * log_softmax(scores / 3), axis=1))


KATA = Kata(
    kind="grad",
    function="gradient",
    reference=distillation,
    inputs=dict(scores=array(-20, 20, shape=("N", "C")), teacher=probabilities(shape=("N", "C"))),
    sizes=dict(N=(1, 5), C=(2, 6)),
    also=[
        dict(scores=[[0.0, 0.0]], teacher=[[1.0, 0.0]]),
        dict(scores=[[4.0, -4.0]], teacher=[[0.0, 1.0]]),
        dict(scores=[[1.0, 0.0, -2.0], [0.5, 3.0, 0.0]], teacher=[[0.5, 0.25, 0.25], [0.0, 0.75, 0.25]]),
        dict(scores=[[1.0, 1.0]], teacher=[[0.5, 0.5]]),
    ],
)
