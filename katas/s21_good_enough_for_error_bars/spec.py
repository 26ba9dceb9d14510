"""The quotient rule by hand, with its minus sign."""

from grader.spec import Kata, scalar


def power_gain(u_out, u_in):
    """The square of the ratio."""
    return (u_out / u_in) ** 2


KATA = Kata(
    kind="grad",
    function="gradient",
    reference=power_gain,
    inputs=dict(u_out=scalar(-100, 100, also=(2.0, 0.5, 0.0)), u_in=scalar(-100, 100, also=(1.0, -1.0, 2.0, 3.0))),
    where=lambda u_out, u_in: abs(u_in) >= 0.01,
    precision="strict",
)
