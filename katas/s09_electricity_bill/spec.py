"""A forward pass under no_grad() has no way back."""

import numpy as np

from grader.spec import Kata, array


def bill(x):
    """What all hours together cost."""
    return np.sum(x**2 + 3 * x + 2)


KATA = Kata(
    kind="grad",
    function="bill_and_slope",
    reference=bill,
    inputs=dict(x=array(-1e3, 1e3, also=(1.0, [1.0, 4.0, -1.5], [], [[0.5, 2.0], [-1.5, 3.0]]))),
    with_value=True,
    detached=True,
    uses_autograd=True,
    precision="strict",
)
