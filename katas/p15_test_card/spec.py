"""A hook that puts outputs aside: a graph and a whole storage for every row that is wanted."""

import numpy as np

from grader.spec import Budget, Kata, array, given


def graded(model, batches):
    """The mean grade of each batch, and the features of its first picture."""
    features = [np.tanh(np.tanh(each @ model.edges) @ model.features) for each in batches.pictures]
    return np.array([np.mean(np.tanh(each @ model.grade)) for each in features]), np.array([each[0] for each in features])


BATCHES, PICTURES, FEATURES, PIXELS = 8, 512, 256, 64

KATA = Kata(
    kind="run",
    function="grade",
    reference=graded,
    inputs=dict(
        model=given(
            "grader",
            edges=array(-1, 1, shape=("P", "D"), differentiable=False),
            features=array(-1, 1, shape=("D", "D"), differentiable=False),
            grade=array(-1, 1, shape=("D",), differentiable=False),
        ),
        batches=given("batches", pictures=array(-2, 2, shape=("K", "M", "P"), differentiable=False)),
    ),
    sizes=dict(K=(1, 3), M=(1, 4), D=(1, 4), P=(1, 3)),
    also=[
        dict(
            model=dict(edges=[[1.0]], features=[[0.5]], grade=[1.0]),
            batches=dict(pictures=[[[1.0], [2.0]], [[-1.0], [0.5]]]),
        ),
        dict(
            model=dict(edges=[[0.5, -1.0]], features=[[1.0, 0.0], [0.5, 0.5]], grade=[1.0, -0.5]),
            batches=dict(pictures=[[[2.0]]]),
        ),
    ],
    device="cuda",
    budget=Budget(
        at=dict(K=BATCHES, M=PICTURES, D=FEATURES, P=PIXELS),
        unit=8 * PICTURES * FEATURES,
        peak=6,
        kept=0,
        left=0,
        operations=24,
    ),
)
