"""Slopes of a plain numpy function, by complex step; central differences as the independent witness.

Complex step: f(x + ih) = f(x) + ih f'(x) + O(h²), so Im f(x + ih) / h is the derivative without any subtraction; h = 1e-100 makes the
rest vanish (Squire & Trapp 1998, "Using complex variables to estimate derivatives of real functions"). It needs f holomorphic between
comparisons: no abs, no conjugate, no float().
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

STEP = 1e-100
CENTRAL_STEP = float(np.finfo(np.float64).eps) ** (1 / 3)
Function = Callable[..., Any]


def outputs(function: Function, args: Sequence[Any]) -> list[np.ndarray]:
    """What the function returns, as a list of arrays (one per element of a returned tuple)."""
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
    with np.errstate(all="ignore"):
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
