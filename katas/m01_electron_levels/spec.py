"""A result that exp saved for the way back is overwritten before backward needs it."""

import numpy as np

from grader.spec import Kata, array, real


def grand_potential(energies, mu, temperature):
    """Of levels with two places each; the learner must return its slope for every energy."""
    places = [np.log(1 + np.exp((mu - energies - cost) / temperature)) for cost in (0.0, 0.3)]
    return -temperature * np.sum(places)


KATA = Kata(
    kind="grad",
    function="occupations",
    reference=grand_potential,
    inputs=dict(
        energies=array(-5, 5, also=([-3.0, 0.0, 3.0], 0.0, [])),
        mu=real(-3, 3, also=(0.0, 1.0)),
        temperature=real(0.5, 4, also=(0.5, 1.0)),
    ),
    uses_autograd=True,
    precision="strict",
)
