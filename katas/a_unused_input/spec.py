"""An input that the result does not depend on has slope zero, but torch leaves its .grad at None."""

from grader.spec import Kata, scalar


def power(x, y):
    """The number whose slopes the learner must return: it does not depend on x."""
    return y * y


KATA = Kata(
    kind="grad",
    function="gradients",
    reference=power,
    inputs=dict(x=scalar(-1e3, 1e3, also=(2.0, 0.0)), y=scalar(-1e3, 1e3, also=(3.0, 0.0))),
    uses_autograd=True,
    precision="strict",
)
