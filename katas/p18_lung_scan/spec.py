"""A copy that nobody writes to, and ones that nobody needs as a tensor: each is as large as the data."""

import numpy as np

from grader.spec import Budget, Kata, array


def evidence(template, scan):
    """The sum of the positive products."""
    products = template * scan
    return np.sum(np.where(products.real > 0, products, 0))


def clear(template, scan):
    """Whether no product is nearly, but not quite, zero: central differences could not tell its sign."""
    products = template * scan
    return np.all((products == 0) | (abs(products) > 1e-4))


X, Y, Z = 64, 64, 32

KATA = Kata(
    kind="op",
    function="evidence",
    reference=evidence,
    inputs=dict(
        template=array(-3, 3, shape=("X", "Y", "Z")),
        scan=array(-3, 3, shape=("X", "Y", "Z"), differentiable=False),
    ),
    sizes=dict(X=(1, 4), Y=(1, 3), Z=(1, 3)),
    also=[
        dict(template=[[[2.0]]], scan=[[[1.5]]]),
        dict(template=[[[1.0, -2.0, 0.5]]], scan=[[[3.0, 1.0, -1.0]]]),
        dict(template=[[[1.0], [-2.0]]], scan=[[[-3.0], [-1.0]]]),
    ],
    where=clear,
    precision="strict",
    device="cuda",
    budget=Budget(at=dict(X=X, Y=Y, Z=Z), unit=8 * X * Y * Z, peak=2, kept=1, left=0, operations=3),
)
