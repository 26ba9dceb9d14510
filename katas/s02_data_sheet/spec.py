"""The product rule inside a class that carries slopes along: no slope may be forgotten."""

from grader.spec import Kata, scalar


def power(x):
    """The power of the wire at the setting x."""
    return 3 * x * (x * x + 4)


KATA = Kata(
    kind="grad",
    function="gradient",
    reference=power,
    inputs=dict(x=scalar(-1e3, 1e3, also=(3.0, -2.0, 0.0, 7.0))),
    precision="strict",
)
