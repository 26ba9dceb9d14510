"""log(1 + exp(x)) overflows on the way to an ordinary number; value and gradient must both avoid it."""

import numpy as np

from grader.spec import Kata, array


def spread(raw):
    """log(1 + exp(raw)) + 0.001 for each entry, without a large exponent."""
    small = np.where(raw.real > 0, -raw, raw)
    return np.where(raw.real > 0, raw, 0.0) + np.log1p(np.exp(small)) + 1e-3


KATA = Kata(
    kind="op",
    function="spread",
    reference=spread,
    inputs=dict(
        raw=array(
            -1e3,
            1e3,
            also=(
                [-2.0, 0.0, 3.0, 800.0],
                1000.0,
                [-1000.0, -20.0, 0.0, 30.0],
                [-1000.0, 1000.0],
                [19.0, 21.0, 35.0, 705.0, 720.0],
            ),
        )
    ),
)
