"""The author's vocabulary: what a kata's spec.py says. A spec is trusted code, and it is the only place that knows the right answer."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from grader.budget import Budget
from grader.inputs import Array, Choice, Drawn, Floats, Given, Index, Input, Integer, Mask, Probabilities, Real, Scalar
from grader.oracle.functions import (
    absolute,
    log_sigmoid,
    log_softmax,
    logsumexp,
    norm,
    sigmoid,
    softmax,
    softplus,
)
from grader.oracle.graphs import same_graph
from grader.oracle.slope import stop
from grader.panel import Panel

__all__ = [
    "Budget",
    "Kata",
    "Panel",
    "absolute",
    "array",
    "choice",
    "drawn",
    "given",
    "index",
    "integer",
    "log_sigmoid",
    "log_softmax",
    "logsumexp",
    "mask",
    "norm",
    "probabilities",
    "real",
    "same_graph",
    "scalar",
    "sigmoid",
    "softmax",
    "softplus",
    "stop",
]

KINDS = ("grad", "op", "run", "answer")
PRECISIONS = ("standard", "strict")
KINKS = ("between", "branch", "hull")
BACKENDS = ("torch",)
DEVICES = ("cpu", "cuda")

Shape = tuple[int | str, ...]


@dataclass(frozen=True)
class Kata:
    """What the learner's function is asked, and what a right one answers.

    kind: "grad" (the function returns gradients: the Jacobian of every output of the reference with respect to every differentiable
      input, of shape output + input), "op" (it returns a differentiable value; the box runs backward with a drawn cotangent), "run" (it
      returns a trajectory or state, compared as numbers) or "answer" (it returns a plain value, compared exactly).
    function: the name of the learner's function. `inputs` gives its arguments in order.
    reference: plain numpy, float64 in and out, holomorphic between comparisons, because it is differentiated by complex step.
    sizes: the least and largest length of every named side. also: argument lists (literals by name) that are asked first.
    where: on the reference's arguments, by name; argument lists for which it is false are not asked.
    uses_autograd: a formula derived by hand is BROKE_RULE.
    imports: a program of somebody else may bring about the form of box in which installed libraries can be read.
    precision: "strict" rejects float32 rounding and finite differences; "standard" allows 1e-8.
    kink: where slopes on the sides differ, "between" takes every entry between them, "hull" only points of their convex hull, and
      "branch" only what the reference's own branch gives.
    with_value: a "grad" kata whose function returns (value, gradients …). order: 2 also compares second derivatives of an "op".
    picture: the arguments, then the results, as a list of panels, for `kata check --plot`.
    device: "cuda" for a program that runs on a CUDA device; it is simulated, and tensors arrive on it. budget: what it may use there.
    changes: inputs whose values the function is asked to change.
    detached: a result that still holds a graph is wrong. accepts: replaces == in an "answer" kata; its first argument is hostile data.

    Raises ValueError if a field makes no sense.
    """

    kind: str
    function: str
    reference: Callable[..., Any]
    inputs: dict[str, Input]
    sizes: dict[str, tuple[int, int]] = field(default_factory=dict)
    also: list[dict[str, Any]] = field(default_factory=list)
    where: Callable[..., bool] | None = None
    uses_autograd: bool = False
    imports: bool = False
    precision: str = "standard"
    kink: str = "between"
    with_value: bool = False
    order: int = 1
    detached: bool = False
    accepts: Callable[[Any, Any], bool] | None = None
    picture: Callable[..., list[Panel]] | None = None
    device: str = "cpu"
    budget: Budget | None = None
    changes: tuple[str, ...] = ()
    given_source: bytes = b""  # given.py, put in when the spec is loaded
    names: tuple[str, ...] = ()  # what the kata may be called, put in when the spec is loaded
    backend: str = "torch"

    def __post_init__(self) -> None:
        _require(self.kind in KINDS, f"kind {self.kind!r} is not one of {', '.join(KINDS)}")
        _require(self.precision in PRECISIONS, f"precision {self.precision!r} is not one of {', '.join(PRECISIONS)}")
        _require(self.kink in KINKS, f"kink {self.kink!r} is not one of {', '.join(KINKS)}")
        _require(self.backend in BACKENDS, f"backend {self.backend!r} is not one of {', '.join(BACKENDS)}")
        _require(self.function.isidentifier(), f"function {self.function!r} is not a name")
        _require(callable(self.reference), f"reference {self.reference!r} cannot be called")
        _require(bool(self.inputs), "inputs is empty")
        _require(self.order == 1 or (self.order == 2 and self.kind == "op"), f"order {self.order!r}: only an 'op' kata has order 2")
        _require(not self.with_value or self.kind == "grad", "with_value is for a 'grad' kata")
        _require(self.accepts is None or self.kind == "answer", "accepts is for an 'answer' kata")
        _require(all(0 <= lo <= hi for lo, hi in self.sizes.values()), f"sizes {self.sizes!r} are not (least, largest)")
        names = set().union(*(each.names for each in self.inputs.values()))
        _require(names == self.sizes.keys(), f"sizes gives {sorted(self.sizes)}, but the inputs name the sides {sorted(names)}")
        _require(not any(each.names and each.also() for each in self.inputs.values()), "inputs that share sides: use also= of the Kata")
        _require(self.device in DEVICES, f"device {self.device!r} is not one of {', '.join(DEVICES)}")
        _require(self.budget is None or self.device == "cuda", 'a budget needs device="cuda"')
        _require(self.budget is None or self.sizes.keys() <= self.budget.at.keys(), "the budget's at= does not give every side of sizes=")
        _require(set(self.changes) <= self.inputs.keys(), f"changes {self.changes!r} are not inputs")
        for each in self.also:
            _require(each.keys() == self.inputs.keys(), f"also: {sorted(each)} are not the inputs {sorted(self.inputs)}")
        if self.kind in ("grad", "op"):
            _require(any(each.differentiable for each in self.inputs.values()), f"a {self.kind!r} kata needs a tensor input")

    @property
    def wrt(self) -> list[int]:
        """Positions of the differentiable inputs."""
        return [i for i, each in enumerate(self.inputs.values()) if each.differentiable]

    def plain(self, args: list[Any]) -> list[Any]:
        """The arguments of a question as the reference takes them."""
        return [each.plain(arg) for each, arg in zip(self.inputs.values(), args, strict=True)]

    def allows(self, args: list[Any]) -> bool:
        """Whether `where` lets these arguments be asked."""
        return self.where is None or bool(self.where(**dict(zip(self.inputs, self.plain(args), strict=True))))


def _require(condition: bool, message: str) -> None:
    if not condition:
        raise ValueError(f"Kata: {message}")


def scalar(
    lo: float, hi: float, *, dtypes: tuple[str, ...] = ("float64",), differentiable: bool = True, also: tuple[float, ...] = ()
) -> Scalar:
    """A 0-d tensor between `lo` and `hi`; each value of `also` is in every bank."""
    return Scalar(lo, hi, dtypes, also, differentiable)


def array(
    lo: float,
    hi: float,
    *,
    shape: Shape | None = None,
    min_dims: int = 0,
    max_dims: int = 5,
    max_side: int = 12,
    differentiable: bool = True,
    also: tuple[Any, ...] = (),
) -> Array | Floats:
    """A float64 tensor of any memory layout: of this `shape` (lengths, and names of `sizes`), or of any (empty ones too).

    `also` are nested lists. If not `differentiable`, it is data: it never requires a gradient.
    """
    if shape is not None:
        return Floats(shape, also, lo, hi, differentiable)
    return Array(lo, hi, min_dims, max_dims, max_side, also, differentiable)


def index(shape: Shape, below: int | str, *, ignore: int | None = None, also: tuple[Any, ...] = ()) -> Index:
    """An int64 tensor with entries from 0 to below `below` (a number or a name of `sizes`); `ignore` may stand in place of any."""
    return Index(shape, also, below, ignore)


def mask(shape: Shape, *, also: tuple[Any, ...] = ()) -> Mask:
    """A bool tensor."""
    return Mask(shape, also)


def probabilities(shape: Shape, *, also: tuple[Any, ...] = ()) -> Probabilities:
    """A float64 tensor of data whose last axis sums to 1."""
    return Probabilities(shape, also)


def real(lo: float, hi: float, *, also: tuple[float, ...] = ()) -> Real:
    """A Python float between `lo` and `hi`."""
    return Real(lo, hi, also)


def integer(lo: int, hi: int, *, also: tuple[int, ...] = ()) -> Integer:
    """A Python int between `lo` and `hi`."""
    return Integer(lo, hi, also)


def choice(*values: Any) -> Choice:
    """One of these plain Python values."""
    return Choice(values)


def drawn(make: Callable[[np.random.Generator], Any], *, also: tuple[Any, ...] = ()) -> Drawn:
    """The plain Python value (numbers, texts, nested lists) that `make` draws."""
    return Drawn(make, also)


def given(name: str, **inputs: Input) -> Given:
    """The object that the function `name` of the kata's given.py makes of these inputs."""
    _require(not any(isinstance(each, Given) for each in inputs.values()), f"{name}: an object cannot be made of objects")
    return Given(name, inputs)
