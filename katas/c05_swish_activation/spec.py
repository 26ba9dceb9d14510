"""What forward computes on the way is a constant for the second backward: recompute it from the saved input."""

from grader.spec import Kata, array, sigmoid


def swish(x):
    """The input times its sigmoid."""
    return x * sigmoid(x)


def deflection(x):
    """Two layers with fixed weights, and a factor that holds the ends."""
    return x * (1 - x) * swish(2 * swish(x) - 1)


KATA = Kata(
    kind="op",
    function="deflection",
    reference=deflection,
    inputs=dict(x=array(-3, 4, max_dims=2, max_side=3, also=(3.0, [0.25, 0.5, 0.75], [0.0, 1.0], []))),
    order=2,
)
