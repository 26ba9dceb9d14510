"""A chain of layers that needs no new tensor: each may write over what the one before it wrote."""

import numpy as np

from grader.spec import Budget, Kata, array, given


def activated(x, scale, shift):
    """Hard-swish of the scaled and shifted feature map."""
    u = x.values * scale[:, None] + shift[:, None]
    return u * np.clip(u + 3, 0, 6) / 6


KATA = Kata(
    kind="run",
    function="activate",
    reference=activated,
    inputs=dict(
        x=given("features", values=array(-8, 8, shape=("C", "P"), differentiable=False)),
        scale=array(-3, 3, shape=("C",), differentiable=False),
        shift=array(-3, 3, shape=("C",), differentiable=False),
    ),
    sizes=dict(C=(1, 4), P=(1, 5)),
    also=[
        dict(x=dict(values=[[-4.0, 0.0, 1.0], [2.0, 3.0, 5.0]]), scale=[1.0, 0.5], shift=[0.0, -1.0]),
        dict(x=dict(values=[[6.0]]), scale=[1.0], shift=[0.0]),
    ],
    precision="strict",
    device="cuda",
    budget=Budget(at=dict(C=64, P=2048), unit=8 * 64 * 2048, peak=0, kept=0, left=0, operations=4),
    changes=("x",),
)
