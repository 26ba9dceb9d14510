"""What a learning rate does in a valley of given curvature: the factor of one step decides."""

from grader.spec import Kata, real

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


KATA = Kata(
    kind="answer",
    function="regime",
    reference=name,
    inputs=dict(
        lr=real(-0.2, 1.5, also=(0.05, 0.1, 0.5, 0.7, 1.0, 1.5, -0.1, 4e-10, 1.25)),
        c=real(0.1, 20, also=(0.1, 0.4, 1.0, 2.0, 5.0, 10.0)),
    ),
)
