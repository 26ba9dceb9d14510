"""An operation is recorded while it runs, so requires_grad must be set before the result is computed."""

from grader.spec import Kata, scalar


def cost(x):
    """The number whose slope the learner must return."""
    return x * x + 1


KATA = Kata(
    kind="grad",
    function="gradient",
    reference=cost,
    inputs=dict(x=scalar(-1e3, 1e3, also=(2.0, 0.0, 0.7))),
    uses_autograd=True,
    precision="strict",
)
