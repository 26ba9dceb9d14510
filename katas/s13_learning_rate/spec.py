"""What a learning rate does in a valley of given curvature: the factor of one step decides."""

import numpy as np

from grader.spec import Kata, Panel, real

TOLERANCE = 1e-9
EXACT = ((1, "stuck"), (0, "one step"), (-1, "cycles"))


def name(lr, c):
    """The name of what gradient descent on c * x**2 does."""
    r = 1 - 2 * lr * c
    for factor, what in EXACT:
        if -TOLERANCE <= r - factor <= TOLERANCE:
            return what
    if 0 < r < 1:
        return "monotone"
    if -1 < r < 0:
        return "oscillates"
    return "diverges"


TYPICAL = {"stuck": 1.0, "one step": 0.0, "cycles": -1.0, "monotone": 0.6, "oscillates": -0.6, "diverges": -1.2}


def picture(lr, c, said):
    """What happens with this learning rate; for a wrong name, what would happen if it were right."""
    r = 1 - 2 * lr * c if said == name(lr, c) else TYPICAL.get(said, np.nan)
    steps = np.arange(9)
    return [Panel(f"learning rate {lr:g}, curvature {c:g}", "step", "x", path=(steps, r**steps))]


KATA = Kata(
    kind="answer",
    function="regime",
    reference=name,
    inputs=dict(
        lr=real(-0.2, 1.5, also=(0.05, 0.1, 0.5, 0.7, 1.0, 1.5, -0.1, 4e-10, 1.25)),
        c=real(0.1, 20, also=(0.1, 0.4, 1.0, 2.0, 5.0, 10.0)),
    ),
    also=[
        dict(lr=near + side * off, c=1.0) for near in (0.0, 0.5, 1.0) for side in (1, -1) for off in (2e-10, 1e-9)
    ],  # r lies 4e-10 or 2e-9 beside 1, 0 and -1, on both sides
    picture=picture,
)
