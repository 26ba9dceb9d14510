"""The arc cosine has no digits for small angles and no gradient at 0 and π; sine and cosine together have both."""

import numpy as np

from grader.spec import Kata, array


def _cross(a, b):
    """The vector product, row by row."""
    (a1, a2, a3), (b1, b2, b3) = a.T, b.T
    return np.stack([a2 * b3 - a3 * b2, a3 * b1 - a1 * b3, a1 * b2 - a2 * b1])


def summed_angle(predicted, target):
    """The angles between the rows, added up; a constant where they are parallel."""
    product = _cross(predicted, target)
    apart = np.any(product.real != 0, axis=0)
    sine = np.where(apart, np.sqrt(np.where(apart, np.sum(product * product, axis=0), 1.0)), 0.0)
    cosine = np.sum(predicted * target, axis=1)
    steep = np.abs(cosine.real) > sine.real  # 0 to 45, or 135 to 180 degrees
    by_sine = np.arctan(sine / np.where(steep, cosine, 1.0)) + np.where(cosine.real < 0, np.pi, 0.0)
    by_cosine = np.pi / 2 - np.arctan(cosine / np.where(steep, 1.0, sine))
    return np.sum(np.where(steep, by_sine, by_cosine))


def clear(predicted, target):
    """No vector is short, and each pair is a millionth of a radian away from parallel, or parallel along an axis.

    Along an axis no rounding comes in, whether the vectors are first brought to the length 1 or not.
    """
    sizes = np.sqrt(np.sum(predicted**2, axis=1)), np.sqrt(np.sum(target**2, axis=1))
    if min(np.min(each) for each in sizes) < 0.1:
        return False
    sine = np.sqrt(np.sum(_cross(predicted, target) ** 2, axis=0)) / (sizes[0] * sizes[1])
    along_an_axis = (np.sum(predicted != 0, axis=1) == 1) & (sine == 0)
    return bool(np.all(along_an_axis | (sine > 0.999e-6)))


KATA = Kata(
    kind="grad",
    function="correction",
    reference=summed_angle,
    inputs=dict(
        predicted=array(-10, 10, shape=("N", 3)),
        target=array(-10, 10, shape=("N", 3), differentiable=False),
    ),
    sizes=dict(N=(1, 4)),
    also=[
        dict(predicted=[[0.0, 0.0, 2.0], [3.0, 0.0, 4.0]], target=[[0.0, 0.0, 1.0], [0.0, 1.0, 0.0]]),
        dict(predicted=[[0.0, 0.0, 2.0]], target=[[0.0, 0.0, -1.0]]),
        dict(predicted=[[1.0, 0.0, 0.0]], target=[[1.0, 1e-6, 0.0]]),
        dict(predicted=[[1.0, 0.5, -1.0]], target=[[2.0, -1.0, 0.0]]),
        dict(predicted=[[0.0, -3.0, 0.0]], target=[[0.0, -3.0, 0.0]]),
        dict(predicted=[[1.0, 2.0, 2.0]], target=[[-1.0, -2.0, -2.000003]]),
        dict(predicted=[[0.1, 0.0, 0.0], [0.0, 0.0, 1.7]], target=[[7.0, 0.0, 0.0], [0.0, 0.0, -0.3]]),
        dict(predicted=[[2.0, 0.0, 0.0], [0.0, 3.0, -1.0]], target=[[0.0, 0.0, 5.0], [4.0, 1.0, 3.0]]),
        dict(predicted=[[3.0, 4.0, 0.0]], target=[[3.0, 4.001, 0.0]]),
        dict(predicted=[[-0.2, 0.1, 0.0]], target=[[-8.0, 4.0, 0.00004]]),
        dict(predicted=[[1.0, -1.0, 0.5]], target=[[-4.0, 4.0, -2.00001]]),
        dict(predicted=[[0.3, 0.4, 1.2], [0.3, 0.4, 1.2]], target=[[0.3, 0.40001, 1.2], [-2.25, -3.0, 9.0]]),
    ],
    where=clear,
    uses_autograd=True,
    kink="branch",
)
