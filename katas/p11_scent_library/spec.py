"""What a custom function saves stays until the backward pass: save what it needs and cannot compute again."""

import numpy as np

from grader.spec import Budget, Kata, array, softplus


def rating(x, w):
    """Layers of a matrix product and mish."""
    h = x
    for weight in w:
        z = h @ weight
        h = z * np.tanh(softplus(z))
    return h


KATA = Kata(
    kind="op",
    function="rate",
    reference=rating,
    inputs=dict(x=array(-2, 2, shape=("N", "D"), differentiable=False), w=array(-1, 1, shape=("L", "D", "D"))),
    sizes=dict(N=(1, 3), D=(1, 3), L=(1, 3)),
    also=[
        dict(x=[[1.0, -2.0]], w=[[[0.5, -1.0], [1.0, 0.25]]]),
        dict(x=[[2.0]], w=[[[1.0]], [[-0.5]]]),
    ],
    precision="strict",
    device="cuda",
    budget=Budget(at=dict(N=8192, D=16, L=6), unit=8 * 8192 * 16, kept=12.5, left=0, operations=20),
)
