"""Axes are moved by transpose, not by reshape."""

import numpy as np

from grader.spec import Kata, array


def energy(x):
    """The squares of what is left of each band without its mean, summed over the frames."""
    rest = x - np.mean(x, axis=1, keepdims=True)
    return np.sum(rest * rest, axis=1)


KATA = Kata(
    kind="op",
    function="band_energy",
    reference=energy,
    inputs=dict(x=array(-10, 10, shape=("B", "T", "H"))),
    sizes=dict(B=(1, 3), T=(1, 5), H=(1, 4)),
    also=[
        dict(x=[[[0.0, 5.0], [9.0, 5.0], [0.0, 5.0]]]),
        dict(x=[[[1.0, 2.0], [3.0, 4.0]], [[5.0, 6.0], [7.0, 9.0]]]),
        dict(x=[[[1.0], [2.0], [4.0]], [[0.0], [3.0], [3.0]]]),
        dict(x=[[[1.0, 2.0, 4.0]]]),
    ],
    precision="strict",
)
