"""The slope of a reference: against closed forms, against 50 digits, and against its own independent witness."""

from types import SimpleNamespace
from typing import Any

import mpmath
import numpy as np
import pytest

from grader.oracle.slope import central_jacobian, jacobian, outputs, pulled_back

RNG = np.random.default_rng(7)
V = np.array([0.3, -1.2, 2.0, 0.7])
M = np.array([[2.0, 0.5, -1.0], [0.1, 1.5, 0.3], [-0.4, 0.2, 3.0]])
W = np.array([[1.0, -2.0, 0.5], [0.25, 3.0, -1.0]])
MP = SimpleNamespace(**{name: getattr(mpmath, name) for name in ("exp", "sin", "cos", "tanh", "log", "sqrt", "sinh", "cosh", "tan")})

# Functions of one number, written for numpy and for mpmath alike.
ONE_NUMBER = {
    "constant": lambda m, x: 3.0 + 0 * x,
    "linear": lambda m, x: 4 * x - 1,
    "cube": lambda m, x: x * x * x,
    "quintic": lambda m, x: x**5 - 3 * x**4 + x * x - 7,
    "shared-node": lambda m, x: (x * x + 1) ** 3 + (x * x - 2) ** 3,
    "exp": lambda m, x: m.exp(x),
    "exp-of-sin": lambda m, x: m.exp(m.sin(x)),
    "sin-of-exp": lambda m, x: m.sin(m.exp(x / 4)),
    "tanh": lambda m, x: m.tanh(x),
    "tanh-tower": lambda m, x: m.tanh(m.sin(3 * m.tanh(x))),
    "quotient": lambda m, x: (x * x - 1) / (x * x + 1),
    "steep-quotient": lambda m, x: 1 / (1 + 1000 * x * x),
    "logistic": lambda m, x: 1 / (1 + m.exp(-x)),
    "softplus": lambda m, x: m.log(1 + m.exp(x)),
    "root": lambda m, x: m.sqrt(1 + x * x),
    "product": lambda m, x: x * m.sin(x) * m.exp(-x * x),
    "sinh-minus-cosh": lambda m, x: m.sinh(x) - m.cosh(x),
    "tan": lambda m, x: m.tan(x / 5),
    "bell": lambda m, x: m.exp(-((x - 1) ** 2) / 2),
    "power": lambda m, x: (1 + x * x) ** 1.5,
}
POINTS = (0.0, 1.0, -1.0, 0.37, -2.25, 3.5, 1e-6, -5.5)


def softmax(x: np.ndarray) -> np.ndarray:
    """Positive numbers with sum one."""
    e = np.exp(x - np.max(np.real(x)))
    return e / np.sum(e)


def logsumexp(x: np.ndarray) -> Any:
    """The soft maximum."""
    top = np.max(np.real(x))
    return top + np.log(np.sum(np.exp(x - top)))


def _matrix_product_slope(a: np.ndarray, w: np.ndarray) -> np.ndarray:
    """d(w @ a)[i, j] / d a[k, l] = w[i, k] δ(j, l)."""
    return np.einsum("ik,jl->ijkl", w, np.eye(a.shape[1]))


# name: function, argument, closed form of the Jacobian (shape output + input)
CLOSED = {
    "sum-of-squares": (lambda x: np.sum(x * x), V, lambda x: 2 * x),
    "mean": (lambda x: np.mean(x), V, lambda x: np.full(x.shape, 1 / x.size)),
    "product-of-all": (np.prod, V, lambda x: np.prod(x) / x),
    "dot": (lambda x: x @ np.arange(4.0), V, lambda x: np.arange(4.0)),
    "log-sum-exp": (logsumexp, V, softmax),
    "log-sum-exp-large": (logsumexp, V * 300, lambda x: softmax(x)),
    "norm": (lambda x: np.sqrt(x @ x), V, lambda x: x / np.sqrt(x @ x)),
    "maximum": (np.max, V, lambda x: (x == x.max()).astype(float)),
    "squares": (lambda x: x * x, V, lambda x: np.diag(2 * x)),
    "softmax": (softmax, V, lambda x: np.diag(softmax(x)) - np.outer(softmax(x), softmax(x))),
    "cumulative-sum": (np.cumsum, V, lambda x: np.tril(np.ones((4, 4)))),
    "differences": (np.diff, V, lambda x: np.eye(4)[1:] - np.eye(4)[:-1]),
    "reversed": (lambda x: x[::-1], V, lambda x: np.eye(4)[::-1]),
    "outer": (lambda x: np.outer(x, x), V, lambda x: np.einsum("ik,j->ijk", np.eye(4), x) + np.einsum("i,jk->ijk", x, np.eye(4))),
    "matrix-vector": (lambda x: W @ x, V[:3], lambda x: W),
    "quadratic-form": (lambda x: x @ M @ x, V[:3], lambda x: (M + M.T) @ x),
    "determinant": (np.linalg.det, M, lambda a: np.linalg.det(a) * np.linalg.inv(a).T),
    "inverse": (np.linalg.inv, M, lambda a: -np.einsum("ik,lj->ijkl", np.linalg.inv(a), np.linalg.inv(a))),
    "trace": (np.trace, M, lambda a: np.eye(3)),
    "transpose": (np.transpose, W, lambda a: np.einsum("il,jk->ijkl", np.eye(3), np.eye(2))),
    "matrix-product": (lambda a: W @ a, M, lambda a: _matrix_product_slope(a, W)),
    "sum-over-rows": (lambda a: np.sum(a * a, axis=0), W, lambda a: np.einsum("jl,kl->jkl", np.eye(3), 2 * a)),
    "relu": (lambda x: np.where(x > 0, x, 0 * x), V, lambda x: np.diag((x > 0).astype(float))),
    "0-d": (lambda x: x * x * x, np.array(1.5), lambda x: 3 * x * x),
    "cube-of-blocks": (lambda a: a * a * a, np.arange(8.0).reshape(2, 2, 2), lambda a: np.reshape(np.diag(3 * a.ravel() ** 2), (2,) * 6)),
    "ignores-its-input": (lambda x: np.ones(2), V, lambda x: np.zeros((2, 4))),
}


@pytest.mark.parametrize("name", ONE_NUMBER)
def test_one_number_agrees_with_fifty_digits(name):
    """The complex step is right to a few units in the last place of the function's own conditioning."""
    function = ONE_NUMBER[name]
    for x in POINTS:
        (slope,) = jacobian(lambda value: function(np, value), [np.array(x)], [0])
        with mpmath.workdps(50):
            truth = float(mpmath.diff(lambda value: function(MP, value), mpmath.mpf(x)))
        assert slope.shape == ()
        assert slope.dtype == np.float64
        assert abs(float(slope) - truth) <= 2e-14 * max(1.0, abs(truth)), x


@pytest.mark.parametrize("name", CLOSED)
def test_closed_forms(name):
    """The Jacobian has the shape output + input and the numbers of the formula."""
    function, x, formula = CLOSED[name]
    (block,) = jacobian(function, [x], [0])
    right = formula(x)
    assert block.shape == np.shape(right)
    np.testing.assert_allclose(block, right, rtol=1e-13, atol=1e-14 * max(1.0, float(np.max(np.abs(right), initial=0.0))))


@pytest.mark.parametrize("name", CLOSED)
def test_the_witness_agrees(name):
    """Central differences on real inputs give the same to 1e-6."""
    function, x, formula = CLOSED[name]
    (block,) = central_jacobian(function, [x], [0])
    assert block.shape == np.shape(formula(x))
    np.testing.assert_allclose(block, formula(x), rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("name", ONE_NUMBER)
def test_the_witness_agrees_on_one_number(name):
    """Both oracles give the same slope of a function of one number."""
    for x in POINTS:
        if name == "steep-quotient" and abs(x) < 0.1:
            continue  # bends within one step of the witness
        arguments = [np.array(x)]
        (ours,) = jacobian(lambda value: ONE_NUMBER[name](np, value), arguments, [0])
        (theirs,) = central_jacobian(lambda value: ONE_NUMBER[name](np, value), arguments, [0])
        assert abs(float(ours - theirs)) <= 1e-6 * max(1.0, abs(float(ours))), x


def test_the_witness_is_independent():
    """A reference that is not holomorphic is seen: the two oracles disagree."""
    x = [np.array([2.0, -3.0])]
    (ours,) = jacobian(lambda v: np.sum(np.abs(v)), x, [0])
    (theirs,) = central_jacobian(lambda v: np.sum(np.abs(v)), x, [0])
    assert np.max(np.abs(ours - theirs)) > 0.5


def test_several_outputs_and_inputs_come_in_order():
    """Blocks are sorted by output, then by input."""

    def function(x: Any, k: int, y: Any) -> Any:
        return k * x * x, x @ y, y

    x, y = np.array([1.0, 2.0]), np.array([3.0, -1.0])
    blocks = jacobian(function, [x, 5, y], [0, 2])
    right = [np.diag(10 * x), np.zeros((2, 2)), y, x, np.zeros((2, 2)), np.eye(2)]
    assert [block.shape for block in blocks] == [each.shape for each in right]
    for block, each in zip(blocks, right, strict=True):
        np.testing.assert_allclose(block, each, rtol=1e-15)


def test_other_arguments_stay_what_they_are():
    """What is not differentiated arrives unchanged: a Python int, a text, a bool."""
    seen = []

    def function(x: Any, n: int, word: str, flag: bool) -> Any:
        seen.append((type(n), n, word, flag))
        return x * n

    (slope,) = jacobian(function, [np.array(2.0), 3, "w", True], [0])
    assert float(slope) == 3.0
    assert set(seen) == {(int, 3, "w", True)}


def test_a_0_d_argument_arrives_as_a_number():
    """A reference of a scalar may use it like a number: compare it, raise it to a power."""
    (slope,) = jacobian(lambda x: x**3 if x > 0 else -x, [np.array(2.0)], [0])
    assert float(slope) == pytest.approx(12.0, rel=1e-15)
    (slope,) = jacobian(lambda x: x**3 if x > 0 else -x, [np.array(-2.0)], [0])
    assert float(slope) == -1.0


@pytest.mark.parametrize(
    ("function", "shape", "expected"),
    [
        pytest.param(lambda x: x * x, (0,), (0, 0), id="empty-to-empty"),
        pytest.param(lambda x: np.sum(x * x), (0,), (0,), id="empty-to-number"),
        pytest.param(lambda x: np.sum(x, axis=0), (0, 3), (3, 0, 3), id="empty-to-row"),
        pytest.param(lambda x: np.outer(x, x), (0,), (0, 0, 0), id="empty-to-matrix"),
        pytest.param(lambda x: np.ones(2) * x[:0].size, (3,), (2, 3), id="constant"),
        pytest.param(lambda x: x[:0], (3,), (0, 3), id="to-empty"),
        pytest.param(lambda x: x, (1, 1, 1), (1,) * 6, id="ones"),
    ],
)
@pytest.mark.parametrize("oracle", [jacobian, central_jacobian])
def test_shapes(oracle, function, shape, expected):
    """Empty inputs and outputs keep the shape output + input."""
    (block,) = oracle(function, [np.ones(shape)], [0])
    assert block.shape == expected
    assert block.dtype == np.float64


def test_arguments_are_not_changed():
    """The oracle moves copies."""
    x = np.array([1.0, 2.0])
    for oracle in (jacobian, central_jacobian):
        oracle(lambda v: np.sum(v * v), [x], [0])
    assert x.tolist() == [1.0, 2.0]


def test_integers_in_an_argument_are_differentiated_as_numbers():
    """An integer array is no obstacle for either oracle."""
    for oracle in (jacobian, central_jacobian):
        (block,) = oracle(lambda v: v * v, [np.array([2, 3])], [0])
        np.testing.assert_allclose(block, [[4.0, 0.0], [0.0, 6.0]], rtol=1e-9, atol=1e-9)


def test_a_tuple_is_several_outputs_and_a_list_is_one():
    """Only a tuple stands for several results."""
    assert [each.tolist() for each in outputs(lambda x: (x, 2 * x), [np.array([1.0])])] == [[1.0], [2.0]]
    assert [each.tolist() for each in outputs(lambda x: [x[0], 2 * x[0]], [np.array([1.0])])] == [[1.0, 2.0]]


def test_overflow_in_a_reference_is_no_error():
    """Warnings of numpy do not leave the oracle."""
    (slope,) = jacobian(lambda x: np.exp(x), [np.array(1e4)], [0])
    assert not np.isfinite(slope)


@pytest.mark.parametrize("seed", range(20))
def test_pulled_back_is_cotangent_times_jacobian(seed):
    """Entry by entry: Σ over outputs and their entries of cotangent · Jacobian, in the shape of the input."""
    rng = np.random.default_rng(seed)
    outs = [tuple(rng.integers(0, 4, rng.integers(0, 3))) for _ in range(rng.integers(1, 4))]
    ins = [tuple(rng.integers(0, 4, rng.integers(0, 3))) for _ in range(rng.integers(1, 4))]
    blocks = [rng.normal(size=out + each) for out in outs for each in ins]
    cotangents = [rng.normal(size=out) for out in outs]
    found = pulled_back(blocks, [np.ones(each) for each in ins], list(range(len(ins))), cotangents)
    for position, shape in enumerate(ins):
        right = np.zeros(shape)
        for number, out in enumerate(outs):
            for index in np.ndindex(*out):
                right = right + cotangents[number][index] * blocks[number * len(ins) + position][index]
        assert found[position].shape == shape
        np.testing.assert_allclose(found[position], right, rtol=1e-12, atol=1e-12)


def test_pulled_back_skips_what_is_not_differentiated():
    """With a number between two tensors each product belongs to its own input."""

    def function(x: Any, k: float, y: Any) -> Any:
        return k * x * y

    x, y, cotangent = np.array([1.0, 2.0]), np.array([3.0, 4.0]), np.array([10.0, 100.0])
    args = [x, 2.0, y]
    found = pulled_back(jacobian(function, args, [0, 2]), args, [0, 2], [cotangent])
    np.testing.assert_allclose(found[0], 2 * y * cotangent, rtol=1e-15)
    np.testing.assert_allclose(found[1], 2 * x * cotangent, rtol=1e-15)
