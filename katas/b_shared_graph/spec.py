"""Two losses share one intermediate value, and the first backward pass frees what the second one needs."""

from grader.spec import Kata, scalar


def total(x):
    """The number whose slope the learner must return."""
    y = x * x + 1
    return y**3 + (y - 3) ** 3


KATA = Kata(
    kind="grad",
    function="gradient",
    reference=total,
    inputs=dict(x=scalar(-1e3, 1e3, also=(2.0, 0.0, 2**0.5, -(2**0.5)))),
    uses_autograd=True,
    precision="strict",
)
