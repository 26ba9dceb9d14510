"""Two independent losses add their slopes up in the .grad of the leaf that they share."""

from grader.spec import Kata, scalar


def losses(y):
    """The two numbers whose slopes the learner must return, one by one."""
    return y**3, (y - 3) ** 3


KATA = Kata(
    kind="grad",
    function="gradients",
    reference=losses,
    inputs=dict(y=scalar(-1e3, 1e3, also=(2.0, 0.0, 3.0))),
    uses_autograd=True,
    precision="strict",
)
