"""The rows of an expanded tensor are one piece of memory, so a row cannot be written to alone."""

import numpy as np

from grader.spec import Kata, array, integer


def energy(embedding, n):
    """Of n places that hold the same vector and a code each; the learner must return its slope."""
    codes = np.arange(n)[:, None] / (1 + np.arange(len(embedding)))
    tokens = 2 * embedding + codes
    return np.sum(np.log(1 + np.sum(tokens * tokens, axis=1)))


KATA = Kata(
    kind="grad",
    function="gradient",
    reference=energy,
    inputs=dict(
        embedding=array(-10, 10, min_dims=1, max_dims=1, max_side=6, also=([0.5, -1.0, 2.0], [0.25], [])),
        n=integer(0, 6, also=(3, 2, 1, 0)),
    ),
    uses_autograd=True,
    precision="strict",
)
