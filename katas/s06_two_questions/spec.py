"""Two backward passes into one leaf: the second answer must not contain the first."""

import numpy as np

from grader.spec import Kata, array


def energy_and_wear(x):
    """The two numbers whose slopes the learner must return."""
    energy = np.sum(x**2)
    return energy, energy**3


KATA = Kata(
    kind="grad",
    function="gradients",
    reference=energy_and_wear,
    inputs=dict(x=array(-50, 50, also=(1.0, [1.0, -2.0, 0.5], [0.0, 0.0], [], [[3.0, -1.0], [0.1, 2.0]]))),
    uses_autograd=True,
    precision="strict",
)
