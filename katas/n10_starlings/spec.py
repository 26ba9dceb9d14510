"""Dividing by a norm that may be zero: value 0 and gradient 0 there, by convention."""

import numpy as np

from grader.spec import Kata, array


def mean_heading(velocity):
    """The mean of velocity / speed, with zeros for rows of zeros."""
    squares = np.sum(velocity * velocity, axis=1, keepdims=True)
    flying = squares.real > 0
    return np.mean(np.where(flying, velocity / np.sqrt(np.where(flying, squares, 1)), 0 * velocity.real), axis=0)


def at_rest_or_not_too_slow(velocity):
    """Speeds of 0, or from 1e-4 upward."""
    speed = np.sqrt(np.sum(np.square(velocity), axis=1))
    return bool(np.all((speed == 0) | (speed >= 1e-4)))


KATA = Kata(
    kind="op",
    function="mean_heading",
    reference=mean_heading,
    inputs=dict(velocity=array(-10, 10, shape=("N", "D"))),
    sizes=dict(N=(1, 5), D=(2, 3)),
    also=[
        dict(velocity=[[3.0, 4.0], [0.0, -2.0]]),
        dict(velocity=[[0.0003, 0.0004]]),
        dict(velocity=[[3.0, 4.0], [0.0, 0.0]]),
        dict(velocity=[[0.0, 0.0]]),
        dict(velocity=[[0.0, 0.0, 0.0], [0.0, 0.0, 0.0], [1.0, 2.0, -2.0]]),
    ],
    where=at_rest_or_not_too_slow,
    kink="branch",
    precision="strict",
)
