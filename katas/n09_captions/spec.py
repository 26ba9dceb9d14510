"""Softmax over a row in which nothing is allowed: NaN in the value, and in everyone's gradient."""

import numpy as np

from grader.spec import Kata, array, mask, softmax


def attend(query, key, value, allowed):
    """Softmax over the allowed keys only; zeros for a row without any."""
    rows = []
    for scores, mine in zip(query @ key.T / np.sqrt(query.shape[1]), allowed, strict=True):
        rows.append(softmax(scores[mine]) @ value[mine] if np.any(mine) else 0 * value[0])
    return np.stack(rows)


REGIONS = dict(key=[[1.0], [0.0]], value=[[3.0], [5.0]])

KATA = Kata(
    kind="op",
    function="attend",
    reference=attend,
    inputs=dict(
        query=array(-10, 10, shape=("Q", "D")),
        key=array(-10, 10, shape=("K", "D")),
        value=array(-10, 10, shape=("K", "D")),
        allowed=mask(shape=("Q", "K")),
    ),
    sizes=dict(Q=(1, 3), K=(1, 4), D=(1, 3)),
    also=[
        dict(query=[[1.0]], allowed=[[False, False]]) | REGIONS,
        dict(query=[[1.0], [2.0]], allowed=[[True, True], [False, False]]) | REGIONS,
        dict(query=[[1.0], [2.0]], allowed=[[True, False], [True, True]]) | REGIONS,
        dict(query=[[3.0, 3.0]], key=[[-10.0, -10.0], [10.0, 10.0]], value=[[1.0, 2.0], [3.0, 4.0]], allowed=[[True, False]]),
    ],
)
