"""Which numbers a right program may answer: right ones computed in any way are accepted, nearly right ones are not."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from grader.oracle.expected import Expected, expect
from grader.oracle.slope import jacobian, outputs

STEADY = settings(derandomize=True, database=None, deadline=None, max_examples=40)
PRECISIONS = ("standard", "strict")


def gradient_at(function: Callable[..., Any], *args: Any, precision: str = "strict", unit: float = 1.0) -> Expected | None:
    """What is expected of the gradient of `function` with respect to its first argument."""
    arrays = [np.asarray(arg, dtype=np.float64) for arg in args]
    found = expect(lambda moved: jacobian(function, moved, [0]), arrays, range(len(arrays)), precision, unit, 0)
    return found[0] if found is not None else None


def accepted(expected: Expected | None, numbers: Any) -> bool:
    """Whether all of these numbers are right."""
    assert expected is not None
    return bool(np.all(expected.accepts(np.asarray(numbers, dtype=np.float64))))


def sigmoid(x: Any) -> Any:
    """The logistic function."""
    return 1 / (1 + np.exp(-x))


def softmax(x: Any) -> Any:
    """Shifted by the largest entry."""
    e = np.exp(x - np.max(np.real(x)))
    return e / np.sum(e)


def _logsumexp(x: Any) -> Any:
    top = np.max(np.real(x))
    return top + np.log(np.sum(np.exp(x - top)))


def _left_out_products(x: np.ndarray) -> np.ndarray:
    return np.array([np.prod(np.delete(x, i)) for i in range(len(x))])


def _by_horner(x: np.ndarray) -> np.ndarray:
    return ((5 * x - 12) * x * x + 2) * x


# name: function of a vector, and correct float64 programs for its gradient that round differently
RIGHT: dict[str, tuple[Callable[..., Any], list[Callable[[np.ndarray], np.ndarray]]]] = {
    "cubes": (
        lambda x: np.sum(x * x * x),
        [lambda x: 3 * x**2, lambda x: x * x + x * x + x * x, lambda x: 3 * np.exp(2 * np.log(np.abs(x)))],
    ),
    "quintics": (
        lambda x: np.sum(x**5 - 3 * x**4 + x * x),
        [_by_horner, lambda x: 5 * x**4 - 12 * x**3 + 2 * x, lambda x: 2 * x - 12 * x**3 + 5 * x**4],
    ),
    "shared-node": (
        lambda x: np.sum((x * x + 1) ** 3 + (x * x - 2) ** 3),
        [lambda x: 6 * x * ((x * x + 1) ** 2 + (x * x - 2) ** 2), lambda x: 6 * x * (x * x + 1) ** 2 + 6 * x * (x * x - 2) ** 2],
    ),
    "logistic": (
        lambda x: np.sum(sigmoid(x)),
        [lambda x: sigmoid(x) * sigmoid(-x), lambda x: sigmoid(x) * (1 - sigmoid(x)), lambda x: 1 / (2 + np.exp(x) + np.exp(-x))],
    ),
    "tanh": (
        lambda x: np.sum(np.tanh(x)),
        [lambda x: 1 - np.tanh(x) ** 2, lambda x: 1 / np.cosh(x) ** 2, lambda x: (1 - np.tanh(x)) * (1 + np.tanh(x))],
    ),
    "log-sum-exp": (_logsumexp, [softmax, lambda x: np.exp(x) / np.sum(np.exp(x)), lambda x: np.exp(x - np.log(np.sum(np.exp(x))))]),
    "norm": (lambda x: np.sqrt(np.sum(x * x)), [lambda x: x / np.linalg.norm(x), lambda x: x * (x @ x) ** -0.5]),
    "mean-square": (
        lambda x: np.mean((x - 1) ** 2),
        [lambda x: 2 * (x - 1) / x.size, lambda x: (x - 1) * (2 / x.size), lambda x: (2 * x - 2) / x.size],
    ),
    "product": (np.prod, [_left_out_products, lambda x: np.prod(x) / x]),
    "sine-of-sum": (lambda x: np.sin(np.sum(x)), [lambda x: np.cos(sum(x)) + 0 * x, lambda x: np.cos(np.sum(x[::-1])) + 0 * x]),
    "quotient": (lambda x: np.sum(1 / (1 + x * x)), [lambda x: -2 * x / (1 + x * x) ** 2, lambda x: -2 * x / (1 + 2 * x * x + x**4)]),
}
VECTORS = st.lists(st.floats(-4, 4).filter(lambda x: abs(x) > 1e-3), min_size=1, max_size=6).map(np.array)


@pytest.mark.parametrize("precision", PRECISIONS)
@pytest.mark.parametrize("name", RIGHT)
def test_a_right_gradient_computed_another_way_is_accepted(name, precision):
    """How a correct float64 program rounds does not matter."""
    function, programs = RIGHT[name]

    @STEADY
    @given(VECTORS)
    def check(x: np.ndarray) -> None:
        expected = gradient_at(function, x, precision=precision)
        for number, program in enumerate(programs):
            assert accepted(expected, program(x)), number

    check()


@pytest.mark.parametrize("name", RIGHT)
def test_a_relative_error_of_1e_6_is_never_accepted(name):
    """Neither precision lets a program pass that is wrong in the sixth digit."""
    function, programs = RIGHT[name]

    @STEADY
    @given(VECTORS, st.sampled_from((1e-6, -1e-6, 1e-4, -0.5, 1.0)))
    def check(x: np.ndarray, error: float) -> None:
        right = programs[0](x)
        assume(np.max(np.abs(right)) > 0.05)
        for precision in PRECISIONS:
            assert not accepted(gradient_at(function, x, precision=precision), right * (1 + error))

    check()


@pytest.mark.parametrize("name", RIGHT)
def test_standard_allows_1e_10_and_strict_does_not(name):
    """An error in the tenth digit is within the promise of "standard" and outside that of "strict"."""
    function, programs = RIGHT[name]
    x = np.array([0.9, -0.4, 1.3])
    nearly = programs[0](x) * (1 + 1e-10)
    assert accepted(gradient_at(function, x, precision="standard"), nearly)
    assert not accepted(gradient_at(function, x, precision="strict", unit=0.1), nearly)


@pytest.mark.parametrize("name", RIGHT)
def test_float32_rounding_is_rejected_at_strict(name):
    """Right numbers rounded to float32 are not right."""
    function, programs = RIGHT[name]
    x = np.array([0.9, -0.4, 1.3, 2.1])
    rounded = programs[0](x).astype(np.float32).astype(np.float64)
    assert not accepted(gradient_at(function, x), rounded)


@pytest.mark.parametrize("step", [1e-3, 1e-5, 1e-7])
@pytest.mark.parametrize("name", sorted(set(RIGHT) - {"product"}))  # a difference of a function linear in each entry is exact
def test_finite_differences_are_rejected_at_strict(name, step):
    """A slope measured with small real steps is noticed."""
    function, _ = RIGHT[name]
    x = np.array([0.9, -0.4, 1.3, 2.1])
    for back in (0.0, step):
        measured = [(function(x + step * e) - function(x - back * e)) / (step + back) for e in np.eye(4)]
        if name != "mean-square" or back == 0.0:  # the central difference of a parabola is exact but for rounding
            assert not accepted(gradient_at(function, x), measured)


@pytest.mark.parametrize("precision", PRECISIONS)
@pytest.mark.parametrize("name", sorted(set(RIGHT) - {"sine-of-sum"}))
def test_swapped_entries_and_single_wrong_entries_are_rejected(name, precision):
    """One wrong coordinate is enough, and only it is marked."""
    function, programs = RIGHT[name]
    x = np.array([0.9, -0.4, 1.3, 2.1])
    expected, right = gradient_at(function, x, precision=precision), programs[0](x)
    assert expected is not None
    assert not accepted(expected, right[[1, 0, 2, 3]])
    for i in range(4):
        for wrong in (-right[i], 0.0, right[i] * (1 + 1e-6), right[i] + 1e-5):
            numbers = right.copy()
            numbers[i] = wrong
            assert expected.accepts(numbers).tolist() == [i != j for j in range(4)]


@pytest.mark.parametrize("precision", PRECISIONS)
@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf], ids=str)
def test_nothing_but_numbers_is_accepted(bad, precision):
    """NaN and infinities lose, at smooth points and at kinks."""
    for function in (lambda x: np.sum(x * x), relu_sum):
        expected = gradient_at(function, [0.0, 1.0], precision=precision)
        assert expected is not None
        assert expected.accepts(np.array([bad, bad])).tolist() == [False, False]


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf], ids=str)
def test_even_without_any_limit_only_numbers_are_accepted(bad):
    """An interval without ends is none for infinities."""
    expected = Expected(*(np.array(each) for each in (0.0, 1.0, -np.inf, np.inf)))
    assert expected.accepts(np.array(1e300))
    assert not expected.accepts(np.array(bad))


def test_at_zero_a_few_units_in_the_last_place_are_allowed():
    """Where the inputs cannot be moved by rounding there is still the rounding of the program itself."""
    expected = gradient_at(lambda x: np.sum(np.exp(np.sin(x + 1))), [0.0, 0.0])
    right = np.cos(1.0) * np.exp(np.sin(1.0))
    for units in (-8, -1, 0, 1, 8):
        assert accepted(expected, [right + units * np.spacing(right)] * 2)


def test_every_entry_gets_both_of_its_sides():
    """Also among forty kinks, where random sides alone would miss some."""
    expected = gradient_at(relu_sum, np.zeros(40))
    assert expected is not None
    assert (expected.low.tolist(), expected.high.tolist()) == ([0.0] * 40, [1.0] * 40)


def relu(x: Any) -> Any:
    """Zero below zero."""
    return np.where(x > 0, x, 0 * x)


def relu_sum(x: Any) -> Any:
    """A sum with a kink at every zero."""
    return np.sum(relu(x))


def size(x: Any) -> Any:
    """|x|, holomorphic between comparisons."""
    return np.where(x < 0, -x, x)


KINKS = {
    "relu": (relu_sum, [0.0], [(0.0, 1.0)]),
    "relu-0-d": (lambda x: relu(x) * 1, 0.0, [(0.0, 1.0)]),
    "relu-with-equality": (lambda x: np.sum(np.where(x >= 0, x, 0 * x)), [0.0], [(0.0, 1.0)]),
    "size": (lambda x: np.sum(size(x)), [0.0], [(-1.0, 1.0)]),
    "minus-size": (lambda x: -3 * np.sum(size(x)), [0.0], [(-3.0, 3.0)]),
    "size-between-smooth": (lambda x: np.sum(size(x)), [2.0, 0.0, -3.0], [(1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0)]),
    "leaky": (lambda x: np.sum(np.where(x > 0, x, 0.1 * x)), [0.0, 0.0], [(0.1, 1.0)] * 2),
    "maximum-two-ties": (np.max, [1.0, 1.0], [(0.0, 1.0)] * 2),
    "maximum-among-three": (np.max, [2.0, 1.0, 2.0], [(0.0, 1.0), (0.0, 0.0), (0.0, 1.0)]),
    "clip-at-an-end": (lambda x: np.sum(np.minimum(np.maximum(x, -1), 1)), [1.0, 0.5, -1.0], [(0.0, 1.0), (1.0, 1.0), (0.0, 1.0)]),
    "away-from-zero": (lambda x: np.sum(size(x - 33.3)), [33.3], [(-1.0, 1.0)]),
    "large": (lambda x: np.sum(relu(x - 1e6)), [1e6], [(0.0, 1.0)]),
    "smooth-part-added": (lambda x: np.sum(relu(x) + x * x + 5 * x), [0.0], [(5.0, 6.0)]),
}


@pytest.mark.parametrize("precision", PRECISIONS)
@pytest.mark.parametrize("name", KINKS)
def test_every_value_between_the_one_sided_slopes_is_right(name, precision):
    """At a kink the whole interval is accepted, entry by entry."""
    function, x, intervals = KINKS[name]
    expected = gradient_at(function, x, precision=precision)
    low, high = (np.reshape([each[side] for each in intervals], np.shape(x)) for side in (0, 1))
    for share in (0.0, 0.25, 0.5, 0.9, 1.0):
        assert accepted(expected, low + share * (high - low))


@pytest.mark.parametrize("precision", PRECISIONS)
@pytest.mark.parametrize("name", KINKS)
def test_nothing_outside_the_one_sided_slopes_is_right(name, precision):
    """Beyond either end, every entry is marked as wrong."""
    function, x, intervals = KINKS[name]
    expected = gradient_at(function, x, precision=precision)
    assert expected is not None
    low, high = (np.reshape([each[side] for each in intervals], np.shape(x)) for side in (0, 1))
    for beyond in (1e-5, 0.1, 10.0, 1e6):
        assert not np.any(expected.accepts(low - beyond))
        assert not np.any(expected.accepts(high + beyond))


SMOOTH_AT_ZERO = {
    "relu-minus-relu": (lambda x: np.sum(relu(x) - relu(-x)), 1.0),
    "twice-relu-minus-size": (lambda x: np.sum(2 * relu(x) - size(x)), 1.0),
    "size-squared": (lambda x: np.sum(size(x) * size(x) + 3 * x), 3.0),
    "size-times-x": (lambda x: np.sum(size(x) * x - x), -1.0),
    "other-branch-of-relu": (lambda x: np.sum(2 * np.where(np.real(x) > 0, x, 0 * x) - size(x)), 1.0),
    "flat-at-the-point": (lambda x: np.sum(np.where(np.real(x) == 0, 7.0, 4 * x + 7)), 4.0),
    "either-branch": (lambda x: np.sum(np.where(x == 0, 7 + 0 * x, 4 * x + 7)), 4.0),
}


@pytest.mark.parametrize("precision", PRECISIONS)
@pytest.mark.parametrize("name", SMOOTH_AT_ZERO)
def test_a_reference_of_kinked_parts_that_is_smooth_has_one_slope(name, precision):
    """Where both sides agree, their slope is right, whatever branch the reference takes at the very point."""
    function, slope = SMOOTH_AT_ZERO[name]
    expected = gradient_at(function, [0.0], precision=precision)
    assert expected is not None
    assert expected.center == pytest.approx([slope], abs=1e-6)
    assert accepted(expected, [slope])
    for wrong in (slope - 1, slope + 1, slope - 1e-3, slope + 1e-3):
        assert not accepted(expected, [wrong])


@pytest.mark.parametrize("x", [0.0, 1.0, -2.0, 1e-3, 50.0], ids=str)
@pytest.mark.parametrize(
    "function", [lambda x: np.sum(x * x * x), lambda x: np.sum(np.tanh(x)), lambda x: np.sum(np.exp(x / 10))], ids=["cube", "tanh", "exp"]
)
def test_a_smooth_point_has_one_right_number(function, x):
    """Without a kink there is no interval."""
    expected = gradient_at(function, [x])
    assert expected is not None
    assert expected.low.tolist() == expected.high.tolist() == expected.center.tolist()


@pytest.mark.parametrize(
    ("function", "x"),
    [
        pytest.param(lambda x: np.exp(x), 1e3, id="overflow"),
        pytest.param(lambda x: np.exp(x) - np.exp(x), 1e3, id="nan"),
        pytest.param(lambda x: x * 1e300 * 1e300, 1.0, id="infinite-factor"),
    ],
)
@pytest.mark.parametrize("precision", PRECISIONS)
def test_without_a_finite_truth_nothing_is_asked(function, x, precision):
    """Where the slope is not a number there is no question."""
    assert gradient_at(function, x, precision=precision) is None


def test_one_infinite_result_of_several_is_enough():
    """The question is left out if any of the arrays is not finite."""
    args = [np.array(0.0)]
    with np.errstate(all="ignore"):
        assert expect(lambda moved: outputs(lambda x: (x, np.divide(1.0, x)), moved), args, [0], "strict", 1.0, 0) is None


@pytest.mark.parametrize("precision", PRECISIONS)
@pytest.mark.parametrize("shape", [(), (0,), (1,), (3, 2), (2, 0, 2)], ids=str)
def test_all_arrays_have_the_shape_of_the_answer(shape, precision):
    """Also for 0-d and empty answers."""
    x = np.arange(np.prod(shape, dtype=int), dtype=np.float64).reshape(shape) + 1
    expected = gradient_at(lambda v: np.sum(v * v), x, precision=precision)
    assert expected is not None
    assert {each.shape for each in (expected.center, expected.slack, expected.low, expected.high)} == {shape}
    assert accepted(expected, 2 * x)


def test_an_ill_conditioned_question_allows_what_its_inputs_lose():
    """Where the truth moves with the last digit of the input, a right program may be off by as much."""
    x = np.array([1e3])
    expected = gradient_at(lambda v: np.sum(np.sin(v * v)), x)
    moved = 2 * x * np.cos(np.nextafter(x, np.inf) ** 2)
    assert accepted(expected, moved)
    assert not accepted(expected, 2 * x * np.cos(x * x * (1 + 1e-6)))


def test_arguments_that_are_not_movable_stay():
    """An integer argument is never perturbed."""
    seen: list[Any] = []

    def evaluate(args: Sequence[Any]) -> list[np.ndarray]:
        seen.append(args[1])
        return [np.asarray(args[0] * args[1])]

    assert expect(evaluate, [np.array(0.1), 3], [0], "strict", 1.0, 0) is not None
    assert set(map(type, seen)) == {int}
    assert set(seen) == {3}


def test_the_same_seed_gives_the_same_slack():
    """The perturbations are drawn from the seed alone."""
    first, second = (gradient_at(lambda v: np.sum(np.sin(v)), [0.3, 1.0]) for _ in range(2))
    assert first is not None
    assert second is not None
    assert first.slack.tolist() == second.slack.tolist()


@pytest.mark.parametrize("precision", PRECISIONS)
def test_a_smaller_unit_means_a_smaller_slack(precision):
    """For a kata whose answers are small, small differences count."""
    wide, narrow = (gradient_at(lambda v: np.sum(1e-6 * v * v), [1.0], precision=precision, unit=unit) for unit in (1.0, 1e-6))
    wrong = [2e-6 * (1 + 1e-6)]
    assert not accepted(narrow, wrong)
    assert wide is not None
    assert narrow is not None
    assert float(narrow.slack[0]) < float(wide.slack[0])
