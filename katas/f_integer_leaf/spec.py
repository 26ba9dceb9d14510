"""A slope at a number of any real dtype: the leaf must be float64."""

from grader.spec import Kata, scalar


def volume(a):
    """The volume of the cube whose slope the learner must return."""
    return a * a * a


KATA = Kata(
    kind="grad",
    function="gradient",
    reference=volume,
    inputs=dict(
        a=scalar(
            -1e8,
            1e8,
            dtypes=("float64", "float32", "float16", "int64", "int32", "int16", "int8", "uint8"),
            also=(2, 2.0, 0.7, -3),
        )
    ),
    uses_autograd=True,
    precision="strict",
)
