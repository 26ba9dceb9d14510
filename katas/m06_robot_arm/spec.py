"""A matrix that torch.tensor builds from tensors is a constant, and the other part of the loss hides it."""

import numpy as np

from grader.spec import Kata, scalar


def loss(shoulder, elbow):
    """Squared distance of the tip from (3, 2) plus the price of turning; the learner must return its slopes."""
    x = 3 * np.cos(shoulder) + 2 * np.cos(shoulder + elbow)
    y = 3 * np.sin(shoulder) + 2 * np.sin(shoulder + elbow)
    return (x - 3) ** 2 + (y - 2) ** 2 + 0.1 * (shoulder**2 + elbow**2)


KATA = Kata(
    kind="grad",
    function="gradients",
    reference=loss,
    inputs=dict(shoulder=scalar(-10, 10, also=(0.0, 0.7)), elbow=scalar(-10, 10, also=(0.0, -0.3, np.pi / 2))),
    uses_autograd=True,
    precision="standard",
)
