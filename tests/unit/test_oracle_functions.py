"""The functions that a reference may use: their values against fifty digits, their complex step against slopes in closed form."""

from collections.abc import Callable
from typing import Any

import mpmath
import numpy as np
import pytest

from grader.oracle import functions
from grader.oracle.slope import central_jacobian, jacobian

NUMBERS = (0.0, 1e-9, -1e-9, 0.5, -0.5, 1.0, -1.0, 3.7, -20.25, 36.9, -36.9, 300.0, -300.0, 1e3, -1e3, 1e5, -1e5)


def _sigmoid(x: Any) -> Any:
    return 1 / (1 + mpmath.exp(-x))


# name: value and slope at one number, with as many digits as are asked for
OF_A_NUMBER: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "absolute": (abs, lambda x: 1 if x >= 0 else -1),
    "sigmoid": (_sigmoid, lambda x: _sigmoid(x) * _sigmoid(-x)),
    "softplus": (lambda x: mpmath.log1p(mpmath.exp(x)), _sigmoid),
    "log_sigmoid": (lambda x: -mpmath.log1p(mpmath.exp(-x)), lambda x: _sigmoid(-x)),
}
LINES = {
    "one": [0.7],
    "usual": [0.3, -1.2, 2.0, 0.7],
    "ties": [1.5, 1.5, 1.5],
    "thousands": [1e3, -1e3, 999.0],
    "negative-thousands": [-1e3, -1001.0, -1000.5],
    "huge": [1e8, 0.0, -1e8],
    "tiny": [1e-8, -1e-8, 0.0],
}
lines = pytest.mark.parametrize("x", [pytest.param(np.array(x), id=name) for name, x in LINES.items()])


def digits(function: Callable[[Any], Any], x: float) -> float:
    """The truth at one number, to the last digit of a float."""
    with mpmath.workdps(60):
        return float(function(mpmath.mpf(x)))


def slope(function: Callable[..., Any], x: Any) -> np.ndarray:
    """The complex step with respect to one argument."""
    (block,) = jacobian(function, [np.asarray(x, dtype=np.float64)], [0])
    return block


def close(ours: Any, truth: Any, scale: float = 0.0) -> None:
    """Equal to a few units in the last place of the truth, or of `scale`."""
    np.testing.assert_allclose(ours, truth, rtol=1e-14, atol=4e-16 * scale + 1e-200)


@pytest.mark.parametrize("name", OF_A_NUMBER)
@pytest.mark.parametrize("x", NUMBERS, ids=str)
def test_a_function_of_a_number_has_its_value(name, x):
    """Also where a careless formula would overflow, or lose every digit."""
    function, _ = OF_A_NUMBER[name]
    with np.errstate(all="raise", under="ignore"):
        close(getattr(functions, name)(np.float64(x)), digits(function, x))


@pytest.mark.parametrize("name", OF_A_NUMBER)
@pytest.mark.parametrize("x", NUMBERS, ids=str)
def test_a_function_of_a_number_has_its_slope(name, x):
    """By complex step, alone and as one entry of a line."""
    _, derivative = OF_A_NUMBER[name]
    function, truth = getattr(functions, name), digits(derivative, x)
    close(slope(function, x), truth, 1.0)
    close(np.diag(slope(function, [0.25, x])), [digits(derivative, 0.25), truth], 1.0)


@pytest.mark.parametrize("name", OF_A_NUMBER)
def test_a_function_of_a_number_works_entry_by_entry(name):
    """In any shape, empty ones too."""
    function = getattr(functions, name)
    for shape in ((), (0,), (2, 3), (1, 0, 2)):
        x = np.linspace(-2.0, 3.0, int(np.prod(shape))).reshape(shape)
        found = function(x)
        assert found.shape == shape
        close(found.ravel(), [function(each) for each in x.ravel()])


def test_the_slope_of_the_absolute_value_at_zero_is_that_to_the_right():
    """What the documentation says, for both zeros."""
    assert slope(functions.absolute, [0.0, -0.0]).tolist() == [[1.0, 0.0], [0.0, 1.0]]


def _exps(x: np.ndarray) -> tuple[list[Any], Any]:
    powers = [mpmath.exp(mpmath.mpf(float(each))) for each in x]
    return powers, sum(powers)


def _softmax(x: np.ndarray) -> np.ndarray:
    """To the last digit."""
    with mpmath.workdps(60):
        powers, total = _exps(x)
        return np.array([float(each / total) for each in powers])


def _logsumexp(x: np.ndarray) -> float:
    with mpmath.workdps(60):
        return float(mpmath.log(_exps(x)[1]))


@lines
def test_logsumexp_has_its_value_and_its_slope(x):
    """The slope is the softmax."""
    close(functions.logsumexp(x), _logsumexp(x), float(np.max(np.abs(x))))
    close(slope(functions.logsumexp, x), _softmax(x), 10.0)


@lines
def test_softmax_has_its_value_and_its_slope(x):
    """Numbers that sum to 1; the slope is diag(p) - p pᵀ."""
    right = _softmax(x)
    lost = 4e-16 * (1.0 + float(np.max(np.abs(x))))  # by taking the logarithm first
    np.testing.assert_allclose(functions.softmax(x), right, rtol=lost, atol=1e-300)
    np.testing.assert_allclose(slope(functions.softmax, x), np.diag(right) - np.outer(right, right), rtol=0, atol=lost + 4e-15)


@lines
def test_log_softmax_has_its_value_and_its_slope(x):
    """No logarithm of a zero, however far apart the scores are; the slope is 1 - p, column by column."""
    with mpmath.workdps(60):
        total = mpmath.log(_exps(x)[1])
        right = [float(mpmath.mpf(float(each)) - total) for each in x]
    close(functions.log_softmax(x), right, 4 * float(np.max(np.abs(x))))
    close(slope(functions.log_softmax, x), np.eye(len(x)) - _softmax(x)[None, :], 10.0)


M = np.array([[0.3, -1.2, 2.0], [900.0, 901.0, -900.0]])
AXES = {
    "norm": (functions.norm, lambda x, axis, keepdims: np.linalg.norm(x, axis=axis, keepdims=keepdims)),
    "logsumexp": (functions.logsumexp, lambda x, axis, keepdims: np.logaddexp.reduce(x, axis=axis, keepdims=keepdims)),
}


@pytest.mark.parametrize("keepdims", [False, True], ids=["dropped", "kept"])
@pytest.mark.parametrize("axis", [0, 1, -1, (0, 1)], ids=str)
@pytest.mark.parametrize("name", AXES)
def test_a_reduction_works_along_any_axis(name, axis, keepdims):
    """The numbers and the shape of NumPy's own."""
    ours, theirs = AXES[name]
    right = theirs(M if axis != (0, 1) else M.reshape(-1), 0 if axis == (0, 1) else axis, keepdims and axis != (0, 1))
    found = ours(M, axis=axis, keepdims=keepdims)
    assert found.shape == (np.sum(M, axis=axis, keepdims=keepdims)).shape
    np.testing.assert_allclose(found.ravel(), np.ravel(right), rtol=1e-14)


@pytest.mark.parametrize("function", [functions.softmax, functions.log_softmax], ids=["softmax", "log_softmax"])
@pytest.mark.parametrize("axis", [0, 1, -1])
def test_softmaxes_work_along_any_axis(function, axis):
    """Each row, or each column, on its own."""
    right = np.apply_along_axis(function, axis, M)
    np.testing.assert_allclose(function(M, axis), right, rtol=1e-14)


@pytest.mark.parametrize("x", [[3.0, -4.0], [1e-60, 2e-60], [1e100, 1e100], [0.0, 2.0]], ids=["usual", "tiny", "huge", "a-zero"])
def test_norm_has_its_value_and_its_slope(x):
    """The slope is the direction."""
    x = np.array(x)
    np.testing.assert_allclose(functions.norm(x), np.linalg.norm(x), rtol=1e-14)
    np.testing.assert_allclose(slope(functions.norm, x), x / np.linalg.norm(x), rtol=1e-13, atol=1e-15)


EVERY = [name for name in vars(functions) if callable(getattr(functions, name)) and name.islower() and not name.startswith("_")]


def test_every_function_is_looked_at_here():
    """A new one needs rows in these tables."""
    assert {*OF_A_NUMBER, *AXES, "softmax", "log_softmax"} == set(EVERY)


@pytest.mark.parametrize("name", EVERY)
def test_the_witness_agrees(name):
    """Central differences on real numbers give the same slope, away from kinks: the function is holomorphic between them."""
    x = np.array([0.3, -1.2, 2.0, 0.7])
    function = getattr(functions, name)
    (theirs,) = central_jacobian(function, [x], [0])
    np.testing.assert_allclose(slope(function, x), theirs, rtol=1e-8, atol=1e-9)
