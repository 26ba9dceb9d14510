"""Slopes of a plain numpy function, by complex step; central differences as the independent witness.

Complex step: f(x + ih) = f(x) + ih f'(x) + O(h²), so Im f(x + ih) / h is the derivative without any subtraction; a very small h makes
the rest vanish (Squire & Trapp 1998, "Using complex variables to estimate derivatives of real functions"). It needs f holomorphic
between comparisons: no abs, no conjugate, no float().
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import numpy as np

STEP = 2.0**-332  # about 1e-100; a power of two, so that dividing by it rounds nothing
CENTRAL_STEP = float(np.finfo(np.float64).eps) ** (1 / 3)
_SECOND_STEP = 5e-3  # the truncation error is far below the rounding error of about 1e-13
_SHORTER = 6  # times a quarter of the step, at most
_SETTLED = 1e-9
_LARGE = 1e3  # inputs beyond this have larger steps, or rounding would eat them
_EIGHTH_ORDER = {1: 4 / 5, 2: -1 / 5, 3: 4 / 105, 4: -1 / 280}  # central weights, odd in the multiple (Fornberg 1988)
Function = Callable[..., Any]


class _Held:
    """The values of `stop` at one point, in order of the calls: kept by the first run of a function, given back in later ones."""

    def __init__(self) -> None:
        self.values: list[np.ndarray] = []
        self.runs = self.calls = 0

    def run(self) -> None:
        self.runs, self.calls = self.runs + 1, 0

    def value(self, fresh: np.ndarray) -> np.ndarray:
        if self.runs == 1:
            self.values.append(fresh)
        self.calls += 1
        return self.values[self.calls - 1]


_HELD: ContextVar[_Held | None] = ContextVar("held", default=None)


def stop(x: Any) -> Any:
    """The value of `x` as a constant: the slope does not see that it depends on the inputs (detach, stop-gradient)."""
    held = _HELD.get()
    return np.real(x) if held is None else held.value(np.real(x))


@contextmanager
def _held(function: Function, args: Sequence[Any]) -> Iterator[None]:
    """Within, `stop` gives at every point what it gives at `args`: small real steps have to leave it alone too."""
    token = _HELD.set(_Held())
    try:
        outputs(function, args)
        yield
    finally:
        _HELD.reset(token)


def outputs(function: Function, args: Sequence[Any]) -> list[np.ndarray]:
    """What the function returns, as a list of arrays (one per element of a returned tuple)."""
    held = _HELD.get()
    if held is not None:
        held.run()
    with np.errstate(all="ignore"):
        returned = function(*[_plain(arg) for arg in args])
    return [np.asarray(each) for each in (returned if isinstance(returned, tuple) else (returned,))]


def _plain(arg: Any) -> Any:
    return arg[()] if isinstance(arg, np.ndarray) and arg.ndim == 0 else arg


def jacobian(function: Function, args: Sequence[Any], wrt: Sequence[int]) -> list[np.ndarray]:
    """d(output)/d(args[i]) for every output and, within it, every i in `wrt`; each of shape output + input. Float64."""
    with np.errstate(all="ignore"):
        columns = [_columns(function, args, i, lambda f, a: [each.imag / STEP for each in outputs(f, a)], 1j * STEP) for i in wrt]
    return _assembled(columns, [np.shape(args[i]) for i in wrt])


def central_jacobian(function: Function, args: Sequence[Any], wrt: Sequence[int], step: float = CENTRAL_STEP) -> list[np.ndarray]:
    """The same by five-point central differences on real inputs: good to about 1e-9 where the function is smooth.

    step: how far to go to either side, relative to the size of the input; eps^(1/3) balances rounding and kinks that are near.
    """
    with np.errstate(all="ignore"), _held(function, args):
        columns = [_central_columns(function, args, i, step) for i in wrt]
    return _assembled(columns, [np.shape(args[i]) for i in wrt])


def pulled_back(blocks: list[np.ndarray], args: Sequence[Any], wrt: Sequence[int], cotangents: Sequence[np.ndarray]) -> list[np.ndarray]:
    """Vector-Jacobian products: for each i in `wrt`, the sum over outputs of cotangent times Jacobian block, in the shape of the input."""
    products = []
    for position, i in enumerate(wrt):
        per_output = blocks[position :: len(wrt)]
        terms = [np.tensordot(c, block, axes=c.ndim) for c, block in zip(cotangents, per_output, strict=True)]
        products.append(np.asarray(sum(terms)).reshape(np.shape(args[i])))
    return products


def second(
    function: Function, args: Sequence[Any], wrt: Sequence[int], cotangents: Sequence[np.ndarray], directions: Sequence[np.ndarray]
) -> list[np.ndarray]:
    """Second derivatives as double backward gives them: for each i in `wrt`, how the gradient (the vector-Jacobian product with
    `cotangents`) changes along `directions` (one array per i in `wrt`). By central differences of complex steps, to about 1e-12.
    """
    size = max(float(np.max(np.abs(args[i]), initial=0.0)) for i in wrt)
    step = _SECOND_STEP * max(1.0, size / _LARGE) / max(1.0, *(float(np.max(np.abs(each), initial=0.0)) for each in directions))
    along = dict(zip(wrt, directions, strict=True))

    def measured(step: float) -> list[np.ndarray]:
        def gradient(multiple: float) -> list[np.ndarray]:
            moved = [arg + multiple * step * along[i] if i in along else arg for i, arg in enumerate(args)]
            return pulled_back(jacobian(function, moved, wrt), moved, wrt, cotangents)

        pairs = [(weight / step, gradient(multiple), gradient(-multiple)) for multiple, weight in _EIGHTH_ORDER.items()]
        return [np.asarray(sum(weight * (there[k] - back[k]) for weight, there, back in pairs)) for k in range(len(wrt))]

    with _held(function, args):
        found = measured(step)
        for _ in range(_SHORTER):  # near a pole the step is too long: shorter ones until they agree
            step /= 4
            earlier, found = found, measured(step)
            if all(map(_settled, earlier, found)):
                return earlier
    return found


def _settled(a: np.ndarray, b: np.ndarray) -> bool:
    return bool(np.max(np.abs(a - b), initial=0.0) <= _SETTLED * (np.max(np.abs(a), initial=0.0) + _SETTLED))


def _columns(
    function: Function, args: Sequence[Any], i: int, read: Callable[..., list[np.ndarray]], step: complex
) -> list[list[np.ndarray]]:
    """For each entry of args[i]: what `read` sees of the outputs when that entry is moved by `step`."""
    base = np.asarray(args[i], dtype=np.result_type(np.float64, step))
    found = []
    for index in np.ndindex(base.shape):
        moved = base.copy()
        moved[index] += step
        found.append(read(function, [*args[:i], moved, *args[i + 1 :]]))
    if not found:  # an empty input: the shapes still matter
        found.append(read(function, [*args[:i], base, *args[i + 1 :]]))
    return found


def _central_columns(function: Function, args: Sequence[Any], i: int, relative: float) -> list[list[np.ndarray]]:
    base = np.asarray(args[i], dtype=np.float64)
    step = float(relative * max(1.0, np.max(np.abs(base), initial=0.0)))
    weights = {1: 8 / 12, -1: -8 / 12, 2: -1 / 12, -2: 1 / 12}
    total: list[list[np.ndarray]] = []
    for multiple, weight in weights.items():
        columns = _columns(function, args, i, outputs, multiple * step)
        scaled = [[each.real * (weight / step) for each in column] for column in columns]
        total = [[a + b for a, b in zip(x, y, strict=True)] for x, y in zip(total, scaled, strict=True)] if total else scaled
    return total


def _assembled(columns: list[list[list[np.ndarray]]], shapes: list[tuple[int, ...]]) -> list[np.ndarray]:
    """Columns per input, as blocks per output and input."""
    blocks = []
    for output in range(len(columns[0][0])):
        for column, shape in zip(columns, shapes, strict=True):
            parts = [np.asarray(entry[output], dtype=np.float64) for entry in column]
            block = np.stack(parts, axis=-1)[..., : int(np.prod(shape))]
            blocks.append(block.reshape(parts[0].shape + shape))
    return blocks
