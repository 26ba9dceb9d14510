"""An image is indexed [y, x]; meshgrid with indexing="ij" makes it [x, y]."""

import numpy as np

from grader.spec import Kata, integer, real


def images(lo, hi, n):
    """The heights of sin(3x) * cos(2y) + (x + y) / 4 and the two parts of the downhill arrows; x along the rows."""
    axis = np.linspace(lo, hi, n)
    x, y = axis[None, :] + np.zeros((n, 1)), axis[:, None] + np.zeros((1, n))
    heights = np.sin(3 * x) * np.cos(2 * y) + (x + y) / 4
    right = -(3 * np.cos(3 * x) * np.cos(2 * y) + 0.25)
    up = 2 * np.sin(3 * x) * np.sin(2 * y) - 0.25
    return heights, right, up


KATA = Kata(
    kind="run",
    function="draw",
    reference=images,
    inputs=dict(
        lo=real(-3, 3, also=(0.0, -3.0, 0.5)),
        hi=real(-3, 3, also=(1.0, 2.0, 0.5)),
        n=integer(1, 7, also=(2, 7, 1, 3)),
    ),
    detached=True,
    precision="strict",
)
