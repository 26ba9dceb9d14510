"""The branch of torch.where that is not taken sends 0 · NaN back; the root must not see a number of 0 or less."""

import numpy as np

from grader.spec import Kata, array


def total_flow(pressure):
    """0.5 sqrt(drop) through each open valve, 0.0625 drop through each shut one, added up."""
    drop = pressure[:-1] - pressure[1:]
    opened = drop.real > 0
    return np.sum(np.where(opened, 0.5 * np.sqrt(np.where(opened, drop, 1.0)), 0.0625 * drop))


KATA = Kata(
    kind="grad",
    function="sensitivity",
    reference=total_flow,
    inputs=dict(pressure=array(0, 1e3, shape=("N",))),
    sizes=dict(N=(2, 8)),
    also=[
        dict(pressure=[5.0, 4.0, 4.25, 3.25]),
        dict(pressure=[2.0, 2.0, 1.0]),
        dict(pressure=[1.0, 9.0]),
        dict(pressure=[9.0, 5.0, 4.0]),
        dict(pressure=[0.0, 0.0]),
        dict(pressure=[1e-8, 0.0, 3.0]),
        dict(pressure=[0.0, 1e-8, 0.0]),
        dict(pressure=[1000.0, 0.0, 1000.0]),
        dict(pressure=[3.0, 3.0, 3.0, 3.0]),
        dict(pressure=[7.0, 6.75, 6.75, 6.5, 8.0, 1.0]),
    ],
    uses_autograd=True,
    kink="branch",
    precision="strict",
)
