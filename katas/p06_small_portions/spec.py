"""A batch is cut into small portions so that it fits, but one backward pass at the end needs the graphs of all of them."""

import numpy as np

from grader.spec import Budget, Kata, array, choice, given


def loss(W, v, portions):
    """The mean squared error over all rows, however they are cut into portions, and a penalty on the weights."""
    errors = np.tanh(portions.x @ W) @ v - portions.y
    return np.mean(errors**2) + 0.01 * (np.sum(W**2) + np.sum(v**2))


ROWS, UNITS, PORTION = 114688, 8, 16384

KATA = Kata(
    kind="grad",
    function="gradients",
    reference=loss,
    inputs=dict(
        W=array(-2, 2, shape=("D", "H")),
        v=array(-2, 2, shape=("H",)),
        portions=given(
            "portions",
            x=array(-2, 2, shape=("M", "D"), differentiable=False),
            y=array(-2, 2, shape=("M",), differentiable=False),
            size=choice(1, 2, 3, PORTION),
        ),
    ),
    sizes=dict(M=(1, 6), D=(1, 3), H=(1, 3)),
    also=[
        dict(W=[[0.5]], v=[1.0], portions=dict(x=[[1.0]], y=[0.5], size=1)),
        dict(W=[[0.5]], v=[1.0], portions=dict(x=[[1.0], [-1.0], [2.0]], y=[0.5, 0.0, -1.0], size=2)),
    ],
    uses_autograd=True,
    precision="strict",
    device="cuda",
    budget=Budget(at=dict(M=ROWS, D=4, H=UNITS, size=PORTION), unit=8 * PORTION * UNITS, peak=7, kept=0, left=0, operations=30),
)
