"""The scores of every word at every place are by far the largest tensor of a small language model: never make all of them."""

import numpy as np

from grader.spec import Budget, Kata, array, index, log_softmax

PADDING = -1


def surprise(hidden, table, words):
    """The mean cross entropy of the words that are no padding."""
    real = words != PADDING
    logs = log_softmax(hidden[real] @ table.T)
    return -np.mean(np.take_along_axis(logs, words[real][:, None], axis=1))


def some_word(hidden, table, words):
    """Whether there is anything to take the mean of."""
    return np.any(words != PADDING)


PLACES, WORDS, WIDTH = 509, 2048, 64  # no number of equal pieces: a mean of their means is wrong, and so is a last piece left out

KATA = Kata(
    kind="grad",
    function="last_layer",
    reference=surprise,
    inputs=dict(
        hidden=array(-3, 3, shape=("N", "D")),
        table=array(-3, 3, shape=("V", "D")),
        words=index(shape=("N",), below="V", ignore=PADDING),
    ),
    sizes=dict(N=(1, 5), V=(2, 6), D=(1, 3)),
    also=[
        dict(hidden=[[1.0, 0.5]], table=[[1.0, 0.0], [0.0, 2.0], [-1.0, 1.0]], words=[2]),
        dict(hidden=[[1.0], [-2.0], [0.5]], table=[[1.0], [0.5]], words=[0, PADDING, 1]),
        dict(hidden=[[2.0], [1.0], [-1.0], [0.0]], table=[[1.0], [-1.0], [0.5]], words=[0, 2, PADDING, PADDING]),
    ],
    where=some_word,
    with_value=True,
    detached=True,
    device="cuda",
    budget=Budget(at=dict(N=PLACES, V=WORDS, D=WIDTH), unit=8 * WORDS * WIDTH, peak=5.5, kept=1.25, left=0, operations=10),
)
