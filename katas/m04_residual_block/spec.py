"""An activation in place also changes the shortcut, which is the same tensor under another name."""

import numpy as np

from grader.spec import Kata, array


def block(x, enter, mix):
    """relu(h) @ mix + h, with h = x @ enter."""
    h = x @ enter
    return np.where(h.real > 0, h, 0) @ mix + h


KATA = Kata(
    kind="op",
    function="block",
    reference=block,
    inputs=dict(
        x=array(-3, 3, shape=("N", "D")),
        enter=array(-3, 3, shape=("D", "H")),
        mix=array(-3, 3, shape=("H", "H")),
    ),
    sizes=dict(N=(1, 3), D=(1, 3), H=(1, 3)),
    also=[
        dict(x=[[1.0, -1.0]], enter=[[1.0, 2.0], [3.0, 1.0]], mix=[[1.0, 0.0], [0.0, 1.0]]),
        dict(x=[[1.0, -1.0]], enter=[[1.0, 2.0], [3.0, 1.0]], mix=[[0.0, 0.0], [0.0, 0.0]]),
        dict(x=[[1.0], [-2.0]], enter=[[0.5, -1.0]], mix=[[1.0, -1.0], [2.0, 0.5]]),
        dict(x=[[1.0, 1.0]], enter=[[1.0, 2.0], [3.0, 1.0]], mix=[[1.0, 0.5], [-1.0, 1.0]]),
    ],
    where=lambda x, enter, mix: bool(np.all(np.abs(np.asarray(x) @ np.asarray(enter)) > 1e-3)),
    precision="strict",
)
