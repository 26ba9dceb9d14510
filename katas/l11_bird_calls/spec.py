"""A contrastive loss whose softmax lets every vector compete for being its own partner."""

import numpy as np

from grader.spec import Kata, array, log_softmax, real


def contrastive_loss(first, second, temperature):
    """The mean over all vectors of -log softmax of the partner, among the others."""
    calls = len(first)
    vectors = np.concatenate([first, second])
    directions = vectors / np.sqrt(np.sum(vectors * vectors, axis=1, keepdims=True))
    scores = directions @ directions.T / temperature
    cost = 0
    for i in range(2 * calls):
        others = [j for j in range(2 * calls) if j != i]
        cost = cost - log_softmax(scores[i, others])[others.index((i + calls) % (2 * calls))]
    return cost / (2 * calls)


def long_enough(first, second, temperature):
    """No row near zero: it would have no direction."""
    return min(np.min(np.sum(np.square(each), axis=1)) for each in (np.asarray(first), np.asarray(second))) > 0.01


KATA = Kata(
    kind="grad",
    function="gradients",
    reference=contrastive_loss,
    inputs=dict(
        first=array(-5, 5, shape=("N", "D")),
        second=array(-5, 5, shape=("N", "D")),
        temperature=real(0.25, 1),
    ),
    sizes=dict(N=(1, 3), D=(2, 4)),
    also=[
        dict(first=[[1.0, 0.0]], second=[[0.0, 1.0]], temperature=1.0),
        dict(first=[[1.0, 0.0], [0.0, 2.0]], second=[[1.0, 1.0], [-1.0, 2.0]], temperature=0.5),
        dict(first=[[2.0, 1.0]], second=[[2.0, 1.0]], temperature=1.0),
    ],
    where=long_enough,
)
