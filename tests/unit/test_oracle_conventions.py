"""What a right answer is where the derivative alone does not say: stopped values, second derivatives, kinks with a convention."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader.oracle.expected import Expected, expect
from grader.oracle.slope import central_jacobian, jacobian, outputs, second, stop

X = np.array([0.3, -1.2, 2.0])
Y = np.array([1.5, 0.25, -0.75])

# name: function, and its slope with what is stopped taken as a constant
STOPPED: dict[str, tuple[Callable[..., Any], Callable[[np.ndarray], np.ndarray]]] = {
    "all-of-it": (lambda x: np.sum(stop(x * x)), lambda x: 0 * x),
    "a-factor": (lambda x: np.sum(stop(x) * x), lambda x: x),
    "straight-through": (lambda x: np.sum(3 * (x + stop(np.round(np.real(x)) - x))), lambda x: 3 + 0 * x),
    "nested": (lambda x: np.sum(stop(x * stop(x * x)) * x * x), lambda x: 2 * x**4),
    "outer-only": (lambda x: np.sum(x * stop(x) + stop(stop(x)) * x), lambda x: 2 * x),
    "several-calls": (lambda x: np.sum(stop(np.sin(x)) * x) + np.sum(stop(x * x) * x) - np.sum(stop(x)), lambda x: np.sin(x) + x * x),
    "in-a-loop": (lambda x: sum(stop(x[i]) ** i * x[i] for i in range(len(x))), lambda x: x ** np.arange(len(x))),
    "of-a-constant": (lambda x: np.sum(stop(np.ones(3)) * x), lambda x: 1 + 0 * x),
    "a-number": (lambda x: stop(np.max(np.real(x))) * np.sum(x), lambda x: np.max(x) + 0 * x),
}


@pytest.mark.parametrize("oracle", [jacobian, central_jacobian])
@pytest.mark.parametrize("name", STOPPED)
def test_what_is_stopped_is_a_constant_for_both_oracles(name, oracle):
    """Complex steps and small real steps give the same slope, as if the stopped value were a number."""
    function, slope = STOPPED[name]
    (block,) = oracle(function, [X], [0])
    np.testing.assert_allclose(block, slope(X), rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("name", STOPPED)
def test_what_is_stopped_keeps_its_value(name):
    """The value of the function is what it would be without."""
    function, _ = STOPPED[name]
    bare = {**function.__globals__, "stop": np.asarray}
    (value,), (same,) = outputs(function, [X]), outputs(type(function)(function.__code__, bare), [X])
    assert value == pytest.approx(float(same))


def test_a_stopped_value_belongs_to_one_point_only():
    """One differentiation leaves nothing behind for the next one, nor for a plain call, also after an exception."""

    def careful(x: Any) -> Any:
        if np.real(x[0]) > 5:
            raise ValueError("too large")
        return np.sum(stop(x) * x)

    for point in (X, 2 * X):
        (block,) = central_jacobian(careful, [point], [0])
        np.testing.assert_allclose(block, point, rtol=1e-9)
    with pytest.raises(ValueError, match="too large"):
        central_jacobian(careful, [X + 9], [0])
    assert stop(np.array([1.0, 2.0])).tolist() == [1.0, 2.0]
    assert float(outputs(careful, [X])[0]) == pytest.approx(float(X @ X))


def test_a_stopped_value_may_depend_on_another_input():
    """Each input has its own slope; the stopped one has none there."""
    for oracle in (jacobian, central_jacobian):
        wrt_x, wrt_y = oracle(lambda x, y: np.sum(stop(x) * y * y + x), [X, Y], [0, 1])
        np.testing.assert_allclose(wrt_x, np.ones(3), rtol=1e-9)
        np.testing.assert_allclose(wrt_y, 2 * X * Y, rtol=1e-9)


# name: function, arguments, cotangents, directions, and the second derivatives in closed form
W = np.array([[1.0, -2.0], [0.5, 0.25], [3.0, -1.0]])
V = np.array([[0.5, -1.0], [2.0, 0.0], [-1.5, 3.0]])
SECOND: dict[str, tuple[Any, list[np.ndarray], list[Any], list[Any], list[Any]]] = {
    "cube": (lambda x: np.sum(x**3), [X], [2.0], [Y], [2 * 6 * X * Y]),
    "0-d": (lambda x: x**3, [np.array(1.5)], [3.0], [-0.5], [3 * 6 * 1.5 * -0.5]),
    "linear": (lambda x: 3 * x, [X], [Y], [Y], [0 * X]),
    "exp-of-sin": (
        lambda x: np.exp(np.sin(x)), [X], [Y], [np.array([0.5, 2.0, -1.0])],
        [Y * np.array([0.5, 2.0, -1.0]) * np.exp(np.sin(X)) * (np.cos(X) ** 2 - np.sin(X))],
    ),
    "product": (lambda x, y: x * x * y, [X, Y], [W[:, 0]], [V[:, 0], V[:, 1]],
                [W[:, 0] * (2 * Y * V[:, 0] + 2 * X * V[:, 1]), W[:, 0] * 2 * X * V[:, 0]]),
    "dot": (lambda x, y: x @ y, [X, Y], [2.0], [V[:, 0], V[:, 1]], [2 * V[:, 1], 2 * V[:, 0]]),
    "matrix-vector": (lambda w, x: w.T @ x, [W, X], [np.array([2.0, -0.5])], [V, Y],
                      [np.outer(Y, [2.0, -0.5]), V @ np.array([2.0, -0.5])]),
    "two-results": (lambda x: (np.sum(x**3), x * x), [X], [0.5, Y], [V[:, 0]], [3 * X * V[:, 0] + 2 * Y * V[:, 0]]),
    "stopped": (lambda x: np.sum(stop(x) * x**2), [X], [1.0], [Y], [2 * X * Y]),
    "empty": (lambda x: np.sum(x * x), [np.zeros(0)], [1.0], [np.zeros(0)], [np.zeros(0)]),
}  # fmt: skip


@pytest.mark.parametrize("name", SECOND)
def test_second_derivatives_have_their_closed_form(name):
    """How the vector-Jacobian product changes along the directions, input by input, to twelve digits."""
    function, args, cotangents, directions, right = SECOND[name]
    wrt = list(range(len(args)))
    found = second(function, args, wrt, [np.asarray(c) for c in cotangents], [np.asarray(d) for d in directions])
    assert [each.shape for each in found] == [arg.shape for arg in args]
    for ours, theirs in zip(found, right, strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-11, atol=1e-11)


def test_second_derivatives_leave_other_arguments_alone():
    """A number between two tensors is no direction."""
    found = second(lambda x, n, y: n * np.sum(x * x * y), [X, 3, Y], [0, 2], [np.array(1.0)], [Y, X])
    np.testing.assert_allclose(found[0], 6 * (Y * Y + X * X), rtol=1e-11)
    np.testing.assert_allclose(found[1], 6 * X * Y, rtol=1e-11, atol=1e-11)


STEEP = {
    "a-wave-far-out": (np.sin, 1e3, -np.sin(1e3)),
    "a-wave-not-so-far-out": (np.sin, 1e2, -np.sin(1e2)),
    "a-steep-step": (lambda x: np.tanh(3 * x), 0.1, -18 * np.tanh(0.3) / np.cosh(0.3) ** 2),
    "near-a-pole": (np.log, 1.0, -1.0),
    "nearer-to-a-pole": (np.log, 0.1, -1e2),
}


@pytest.mark.parametrize("name", STEEP)
def test_second_derivatives_are_right_where_a_function_is_steep(name):
    """To the 1e-8 that the precision "standard" allows, however large the input is."""
    function, x, truth = STEEP[name]
    (found,) = second(function, [np.array(x)], [0], [np.array(1.0)], [np.array(1.0)])
    assert float(found) == pytest.approx(truth, rel=1e-8)


def first_max(x: Any) -> Any:
    """The largest entry; at a tie the slope belongs to the first."""
    return x[np.argmax(np.real(x))]


def row_maxima(x: Any) -> Any:
    """The sum of the largest entries of the rows."""
    return sum(first_max(row) for row in x)


def at(function: Callable[..., Any], x: Any, kink: str, precision: str = "strict") -> Expected:
    """What is expected of the gradient."""
    found = expect(lambda moved: jacobian(function, moved, [0]), [np.asarray(x, dtype=np.float64)], [0], precision, 1.0, 0, kink)
    assert found is not None
    return found[0]


def right(expected: Expected, numbers: Any) -> bool:
    """Whether all of these numbers are."""
    return bool(np.all(expected.accepts(np.asarray(numbers, dtype=np.float64))))


SHARES = {
    "the-first": ([1.0, 1.0, 0.0], [1.0, 0.0, 0.0], True),
    "the-last": ([1.0, 1.0, 0.0], [0.0, 1.0, 0.0], True),
    "even": ([1.0, 1.0, 0.0], [0.5, 0.5, 0.0], True),
    "uneven": ([1.0, 1.0, 0.0], [0.2, 0.8, 0.0], True),
    "thirds": ([2.0, 2.0, 2.0], [1 / 3, 1 / 3, 1 / 3], True),
    "none": ([1.0, 1.0, 0.0], [0.0, 0.0, 0.0], False),
    "both": ([1.0, 1.0, 0.0], [1.0, 1.0, 0.0], False),
    "all-three": ([2.0, 2.0, 2.0], [1.0, 1.0, 1.0], False),
    "too-little": ([1.0, 1.0, 0.0], [0.45, 0.45, 0.0], False),
    "too-much-by-1e-6": ([1.0, 1.0, 0.0], [0.5, 0.5 + 1e-6, 0.0], False),
    "somebody-elses": ([1.0, 1.0, 0.0], [0.5, 0.25, 0.25], False),
    "negative": ([1.0, 1.0, 0.0], [1.5, -0.5, 0.0], False),
    "nan": ([1.0, 1.0, 0.0], [0.5, np.nan, 0.0], False),
    "no-tie": ([1.0, 2.0, 0.0], [0.0, 1.0, 0.0], True),
    "no-tie-shared": ([1.0, 2.0, 0.0], [0.5, 0.5, 0.0], False),
}


@pytest.mark.parametrize(("x", "shares", "is_right"), SHARES.values(), ids=SHARES)
@pytest.mark.parametrize("precision", ["standard", "strict"])
def test_a_hull_takes_shares_that_sum_to_one(x, shares, is_right, precision):
    """However a maximum with ties is shared, the shares are not negative and add up."""
    assert right(at(first_max, x, "hull", precision), shares) is is_right


@pytest.mark.parametrize("size", [2, 5, 20])
def test_a_hull_of_many_ties_takes_random_shares_and_no_scaled_ones(size):
    """Shares drawn at random are right; a tenth more or less of them is not."""
    rng, expected = np.random.default_rng(size), at(first_max, np.zeros(size), "hull")
    for _ in range(20):
        shares = rng.dirichlet(np.ones(size))
        assert right(expected, shares)
        assert not right(expected, 1.1 * shares)
        assert not right(expected, 0.9 * shares)


def test_between_takes_any_entry_between_its_sides():
    """The control: without the hull the shares need not add up."""
    assert right(at(first_max, [1.0, 1.0], "between"), [1.0, 1.0])
    assert not right(at(first_max, [1.0, 1.0], "between"), [1.0, 1.1])


def test_numpys_own_maximum_has_shares_too():
    """Though np.max of complex numbers gives each of the equal ones the slope 1."""
    assert not right(at(np.max, [1.0, 1.0, 0.0], "hull"), [1.0, 1.0, 0.0])


@pytest.mark.parametrize("which", [(0, 0), (1, 1), (2, 2), (0, 2), (1, 0)], ids=str)
def test_a_hull_of_several_ties_takes_any_choice_of_each(which):
    """Two rows of three equal entries: torch's own max takes one entry of each row, and amax an even share."""
    expected = at(row_maxima, np.zeros((2, 3)), "hull")
    assert right(expected, np.eye(3)[list(which)])
    assert right(expected, np.full((2, 3), 1 / 3))
    assert not right(expected, 1.1 * np.eye(3)[list(which)])


BRANCHES = {
    "relu-left": (lambda x: np.sum(np.where(np.real(x) > 0, x, 0 * x)), [0.0], [0.0]),
    "relu-right": (lambda x: np.sum(np.where(np.real(x) >= 0, x, 0 * x)), [0.0], [1.0]),
    "size-zero-at-zero": (lambda x: np.sum(np.where(np.real(x) == 0, 0 * x, np.where(np.real(x) < 0, -x, x))), [0.0, -2.0], [0.0, -1.0]),
    "maximum": (first_max, [1.0, 1.0], [1.0, 0.0]),
}


@pytest.mark.parametrize(("function", "x", "slope"), BRANCHES.values(), ids=BRANCHES)
@pytest.mark.parametrize("precision", ["standard", "strict"])
def test_a_branch_takes_only_what_the_reference_says_there(function, x, slope, precision):
    """Neither the other side, nor anything between."""
    expected = at(function, x, "branch", precision)
    assert right(expected, slope)
    for other in (0.0, 0.5, 1.0, -1.0):
        assert right(expected, [other, *slope[1:]]) is (other == slope[0])
    assert not right(expected, np.array(slope) + 1e-6)


@pytest.mark.parametrize("kink", ["between", "hull", "branch"])
def test_where_nothing_bends_the_convention_does_not_matter(kink):
    """A smooth point has one right answer."""
    expected = at(lambda x: np.sum(x**3), [1.0, -2.0], kink)
    assert right(expected, [3.0, 12.0])
    assert not right(expected, [3.0, 12.0 + 1e-6])
