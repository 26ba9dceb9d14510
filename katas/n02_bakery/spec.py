"""The length of the vector 0, written as a root of squares, has no gradient; a customer at the place must not pull."""

import numpy as np

from grader.spec import Kata, array


def total_way(place, customers):
    """The sum of all distances; a customer exactly at the place counts as the constant 0."""
    way = place - customers
    squares = np.sum(way * way, axis=1)
    elsewhere = np.any(way.real != 0, axis=1)
    return np.sum(np.where(elsewhere, np.sqrt(np.where(elsewhere, squares, 1.0)), 0.0))


KATA = Kata(
    kind="grad",
    function="pull",
    reference=total_way,
    inputs=dict(
        place=array(-1e3, 1e3, shape=(2,)),
        customers=array(-1e3, 1e3, shape=("N", 2), differentiable=False),
    ),
    sizes=dict(N=(1, 6)),
    also=[
        dict(place=[0.0, 0.0], customers=[[0.0, 0.0], [3.0, 4.0]]),
        dict(place=[1.0, 2.0], customers=[[1.0, 2.0]]),
        dict(place=[1e-8, 0.0], customers=[[0.0, 0.0]]),
        dict(place=[0.0, 0.0], customers=[[3.0, 4.0], [-3.0, -4.0]]),
        dict(place=[0.0, 0.0], customers=[[1e-8, 0.0], [0.0, -2e-8], [5.0, 12.0]]),
        dict(place=[4.0, -2.0], customers=[[4.0, -2.0], [4.0, -2.0], [4.0, 1.0], [8.0, 1.0]]),
        dict(place=[0.1, 0.2], customers=[[0.1, 0.2], [0.1, 0.7], [-0.5, 0.2]]),
        dict(place=[-33.3, 1000.0], customers=[[-33.3, 1000.0], [-1000.0, -1000.0]]),
        dict(place=[0.0, 0.0], customers=[[3e-7, -4e-7], [1.0, 1.0]]),
        dict(place=[250.0, 1.5], customers=[[250.0, 1.5], [250.0, 1.5]]),
    ],
    uses_autograd=True,
    kink="branch",
)
