"""The author's vocabulary: what a kata's spec.py says. A spec is trusted code, and it is the only place that knows the right answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from grader.inputs import Array, Input, Integer, Real, Scalar

KINDS = ("grad", "op", "run", "answer")
PRECISIONS = ("standard", "strict")
BACKENDS = ("torch",)


@dataclass(frozen=True)
class Kata:
    """What the learner's function is asked, and what a right one answers.

    kind: "grad" (the function returns gradients: the Jacobian of every output of the reference with respect to every differentiable
      input, of shape output + input), "op" (it returns a differentiable value; the box runs backward with a drawn cotangent), "run" (it
      returns a trajectory or state, compared as numbers) or "answer" (it returns a plain value, compared exactly).
    function: the name of the learner's function. `inputs` gives its arguments in order.
    reference: plain numpy, float64 in and out, holomorphic between comparisons, because it is differentiated by complex step.
    uses_autograd: a formula derived by hand is BROKE_RULE.
    imports: a program of somebody else may bring about the form of box in which installed libraries can be read.
    precision: "strict" rejects float32 rounding and finite differences; "standard" allows 1e-8.

    Raises ValueError if a field makes no sense.
    """

    kind: str
    function: str
    reference: Callable[..., Any]
    inputs: dict[str, Input]
    uses_autograd: bool = False
    imports: bool = False
    precision: str = "standard"
    backend: str = "torch"

    def __post_init__(self) -> None:
        _require(self.kind in KINDS, f"kind {self.kind!r} is not one of {', '.join(KINDS)}")
        _require(self.precision in PRECISIONS, f"precision {self.precision!r} is not one of {', '.join(PRECISIONS)}")
        _require(self.backend in BACKENDS, f"backend {self.backend!r} is not one of {', '.join(BACKENDS)}")
        _require(self.function.isidentifier(), f"function {self.function!r} is not a name")
        _require(callable(self.reference), f"reference {self.reference!r} cannot be called")
        _require(bool(self.inputs), "inputs is empty")
        if self.kind in ("grad", "op"):
            _require(any(each.differentiable for each in self.inputs.values()), f"a {self.kind!r} kata needs a tensor input")


def _require(condition: bool, message: str) -> None:
    if not condition:
        raise ValueError(f"Kata: {message}")


def scalar(lo: float, hi: float, *, dtypes: tuple[str, ...] = ("float64",), also: tuple[float, ...] = ()) -> Scalar:
    """A 0-d tensor between `lo` and `hi`; each value of `also` is in every bank."""
    return Scalar(lo, hi, dtypes, also)


def array(lo: float, hi: float, *, min_dims: int = 0, max_dims: int = 5, max_side: int = 12, also: tuple[Any, ...] = ()) -> Array:
    """A float64 tensor of any shape (empty ones too) and memory layout; `also` are nested lists."""
    return Array(lo, hi, min_dims, max_dims, max_side, also)


def real(lo: float, hi: float, *, also: tuple[float, ...] = ()) -> Real:
    """A Python float between `lo` and `hi`."""
    return Real(lo, hi, also)


def integer(lo: int, hi: int, *, also: tuple[int, ...] = ()) -> Integer:
    """A Python int between `lo` and `hi`."""
    return Integer(lo, hi, also)
