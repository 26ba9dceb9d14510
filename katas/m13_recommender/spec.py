"""The backward of a gather with repeated rows adds: index_add, not an indexed assignment."""

import numpy as np

from grader.spec import Kata, array, index


def loss(U, V, viewers, films, ratings):
    """The sum of squared errors."""
    return np.sum((np.sum(U[viewers] * V[films], axis=1) - ratings) ** 2)


def batch(viewers, films, ratings):
    """A batch for two viewers and two films."""
    return dict(U=[[1.0], [2.0]], V=[[1.0], [3.0]], viewers=viewers, films=films, ratings=ratings)


KATA = Kata(
    kind="grad",
    function="gradients",
    reference=loss,
    inputs=dict(
        U=array(-3, 3, shape=("P", "D")),
        V=array(-3, 3, shape=("Q", "D")),
        viewers=index(shape=("N",), below="P"),
        films=index(shape=("N",), below="Q"),
        ratings=array(-5, 5, shape=("N",), differentiable=False),
    ),
    sizes=dict(P=(1, 5), Q=(1, 5), D=(1, 3), N=(0, 8)),
    also=[
        batch([0, 0], [0, 1], [0.0, 0.0]),
        batch([0, 1], [1, 1], [4.0, 4.0]),
        batch([1], [1], [4.0]),
        batch([1, 0], [0, 1], [4.0, 1.0]),
        batch([1, 1, 1], [0, 0, 0], [1.0, 2.0, 3.0]),
    ],
    precision="strict",
)
