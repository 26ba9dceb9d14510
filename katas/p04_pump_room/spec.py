"""A deep network keeps tensors of every layer for the backward pass: keep a few, and compute the others again."""

import numpy as np

from grader.spec import Budget, Kata, array


def loss(x, w):
    """How far the network's output is from its input: tanh layers, and a linear one at the end."""
    h = x
    for weight in w[:-1]:
        h = h + np.tanh(h @ weight)
    miss = h @ w[-1] - x
    return np.mean(miss * miss)


KATA = Kata(
    kind="grad",
    function="training_step",
    reference=loss,
    inputs=dict(x=array(-2, 2, shape=("N", "D"), differentiable=False), w=array(-0.5, 0.5, shape=("L", "D", "D"))),
    sizes=dict(N=(1, 3), D=(1, 3), L=(1, 5)),
    also=[
        dict(x=[[1.0, -0.5]], w=[[[0.5, -0.25], [0.25, 0.5]], [[0.5, 0.0], [-0.5, 0.25]]]),
        dict(x=[[2.0], [-1.0]], w=[[[0.5]]]),
    ],
    with_value=True,
    precision="strict",
    uses_autograd=True,
    device="cuda",
    budget=Budget(at=dict(N=8192, D=16, L=37), unit=8 * 8192 * 16, peak=30, kept=0, left=0, operations=150),
)
