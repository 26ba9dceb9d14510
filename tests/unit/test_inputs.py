"""Arguments of a learner's function: nasty values, drawn values and simpler ones, all inside the author's domain."""

from itertools import islice
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from grader.inputs import FRIENDLY, LAYOUTS, MOST_ELEMENTS, STATES, Array, Input, Integer, Real, Scalar
from grader.inputs.array import LARGE
from grader.spec import array, integer, real, scalar
from grader.wire.codec import encode
from grader.wire.messages import TensorValue

STEADY = settings(derandomize=True, database=None, deadline=None, max_examples=60)
DTYPES = ("float64", "float32", "float16", "int64", "int32", "int16", "int8", "uint8")
SCALARS: dict[str, Scalar] = {
    "wide": scalar(-1e3, 1e3),
    "huge": scalar(-1e8, 1e8),
    "positive": scalar(0.5, 20.0),
    "negative": scalar(-9.0, -2.5),
    "narrow": scalar(0.12345, 0.12355),
    "near-zero": scalar(1e-4, 2.0),
    "far": scalar(50.0, 60.0),
    "every-dtype": scalar(-1e8, 1e8, dtypes=DTYPES),
    "every-dtype-small": scalar(-2.0, 3.0, dtypes=DTYPES),
    "float32-odd-ends": scalar(0.7, 2.3, dtypes=("float32",)),
    "half-open-integers": scalar(0.5, 4.5, dtypes=("float64", "int64")),
}
ARRAYS: dict[str, Array] = {
    "any": array(-1e3, 1e3),
    "positive": array(0.25, 4.0),
    "near-zero": array(1e-4, 2.0),
    "narrow": array(0.12345, 0.12355, max_dims=2),
    "lines": array(-5.0, 5.0, min_dims=1, max_dims=1),
    "planes": array(-5.0, 5.0, min_dims=2, max_dims=2, max_side=6),
    "no-ones": array(2.0, 9.0, max_dims=2),
    "small": array(-1.0, 1.0, max_dims=1, max_side=3),
    "deep": array(-2.0, 2.0, min_dims=3, max_dims=4, max_side=4),
}
NUMBERS: dict[str, Real | Integer] = {
    "real": real(-0.2, 1.5),
    "real-narrow": real(0.12345, 0.12355),
    "real-far": real(100.0, 200.0),
    "integer": integer(-3, 40),
    "integer-from-one": integer(1, 5),
    "integer-one-value": integer(7, 7),
}
EVERY: dict[str, Input] = {
    **{f"scalar-{name}": each for name, each in SCALARS.items()},
    **{f"array-{name}": each for name, each in ARRAYS.items()},
    **NUMBERS,
}
inputs = pytest.mark.parametrize("name", EVERY)


def belongs(each: Any, value: Any) -> bool:
    """Whether a value is one that `each` may give."""
    if isinstance(each, Real):
        return type(value) is float and each.lo <= value <= each.hi
    if isinstance(each, Integer):
        return type(value) is int and each.lo <= value <= each.hi
    if not isinstance(value, TensorValue) or value.values.dtype != np.float64 or value.state not in STATES:
        return False
    inside = bool(np.all((value.values >= each.lo) & (value.values <= each.hi)))
    return inside and (_is_scalar(each, value) if isinstance(each, Scalar) else _is_array(each, value))


def _is_scalar(each: Scalar, value: TensorValue) -> bool:
    held = value.values.astype(value.dtype).astype(np.float64)
    integral = np.dtype(value.dtype).kind in "iu"
    return (
        value.values.shape == ()
        and value.dtype in each.dtypes
        and held.tobytes() == (value.values + 0.0 if integral else value.values).tobytes()
        and not (integral and value.state != "plain")
    )


def _is_array(each: Array, value: TensorValue) -> bool:
    shape = value.values.shape
    same_rows = value.layout != "expanded" or not len(value.values) or bool(np.all(value.values == value.values[:1]))
    return (
        each.min_dims <= len(shape) <= each.max_dims
        and all(side <= (each.max_side if each.max_side < 12 else max(map(max, LARGE))) for side in shape)
        and value.layout in LAYOUTS
        and (value.layout == "contiguous" or value.values.ndim > 0)
        and value.dtype == "float64"
        and same_rows
    )


def key(value: Any) -> bytes:
    """Equal for equal values only."""
    return encode([type(value).__name__, value])


@inputs
def test_the_battery_lies_in_the_domain(name):
    """No nasty value is one that the author excluded."""
    assert EVERY[name].battery()
    for value in EVERY[name].battery():
        assert belongs(EVERY[name], value), value


@inputs
def test_draws_lie_in_the_domain(name):
    """No drawn value is one that the author excluded."""

    @STEADY
    @given(EVERY[name].strategy())
    def check(value: Any) -> None:
        assert belongs(EVERY[name], value)
        if isinstance(value, TensorValue):
            assert value.values.size <= MOST_ELEMENTS

    check()


@inputs
def test_simpler_values_lie_in_the_domain(name):
    """A value made simpler is still one that a learner may be given."""
    for value in _samples(EVERY[name]):
        for candidate in islice(EVERY[name].simpler(value), 100):
            assert belongs(EVERY[name], candidate), (value, candidate)


@inputs
def test_a_simpler_value_is_another_value(name):
    """Nothing is simpler than itself: a replay of it would be wasted."""
    for value in _samples(EVERY[name]):
        for candidate in islice(EVERY[name].simpler(value), 100):
            assert key(candidate) != key(value)


@inputs
def test_taking_the_first_simpler_value_ends(name):
    """A bug that shows everywhere is shown at the end of a short walk without a circle."""
    each = EVERY[name]
    for value in _samples(each):
        seen = {key(value)}
        while (candidate := next(iter(each.simpler(value)), None)) is not None:
            assert key(candidate) not in seen
            seen.add(key(candidate))
            value = candidate
        assert len(seen) < 60


@inputs
def test_taking_the_last_simpler_value_ends(name):
    """Also the longest way down comes to an end."""
    each = EVERY[name]
    for value in [value for value in _samples(each) if not isinstance(value, TensorValue) or value.values.size <= 6][:8]:
        steps = 0
        while (candidate := [None, *each.simpler(value)][-1]) is not None:
            value, steps = candidate, steps + 1
            assert steps < 300


def _samples(each: Input) -> list[Any]:
    """Some of the battery, and some that Hypothesis draws."""
    drawn: list[Any] = []

    @settings(STEADY, max_examples=12)
    @given(each.strategy())
    def collect(value: Any) -> None:
        if belongs(each, value):
            drawn.append(value)

    collect()
    values = each.battery()
    return [*drawn, *values[:: max(1, len(values) // 12)]]


def test_a_line_of_every_size_is_in_the_battery():
    """Sizes 0 to 12 and the 0-d tensor: off-by-one mistakes at any size are met."""
    sizes = {value.values.shape for value in array(-10.0, 10.0).battery()}
    assert {(), *((n,) for n in range(13))} <= sizes


def test_the_battery_has_ties_zeros_both_signs_and_every_layout():
    """What typical bugs depend on is there, whatever Hypothesis draws."""
    values = [value for value in array(-1e3, 1e3).battery() if value.values.size >= 3]
    assert {value.layout for value in values} == set(LAYOUTS)
    for test in (
        lambda v: np.all(v == v.flat[0]) and v.flat[0] == 1,
        lambda v: not np.any(v),
        lambda v: np.all(v < 0),
        lambda v: np.any(v < 0) and np.any(v > 0),
        lambda v: len(np.unique(v)) < v.size,
        lambda v: len(np.unique(v)) == v.size,
        lambda v: np.max(np.abs(v)) >= 1e3,
        lambda v: 0 < np.min(np.abs(v)) <= 1e-8,
    ):
        assert any(test(value.values) for value in values)


def test_every_dtype_is_in_the_battery_of_a_scalar():
    """The friendliest numbers come in every dtype that the kata takes."""
    values = SCALARS["every-dtype"].battery()
    assert {value.dtype for value in values} == set(DTYPES)
    for dtype in DTYPES:
        assert {float(value.values) for value in values if value.dtype == dtype} >= {0.0, 1.0, 2.0, 3.0}


@pytest.mark.parametrize(("lo", "hi"), [(-1e3, 1e3), (0.0, 5.0), (-2.5, -0.3), (7.25, 7.25)])
@pytest.mark.parametrize("make", [scalar, real], ids=["scalar", "real"])
def test_the_ends_of_the_domain_are_in_the_battery(make, lo, hi):
    """The author's limits are themselves asked."""
    numbers = {float(value.values) if isinstance(value, TensorValue) else value for value in make(lo, hi).battery()}
    assert {lo, hi} <= numbers


@pytest.mark.parametrize(("lo", "hi"), [(0, 5), (-3, 4), (1, 9)])
def test_the_battery_of_an_integer_has_its_ends_and_the_friendly_numbers(lo, hi):
    """A narrow domain is asked from end to end."""
    assert {n for n in (lo, hi, 0, 1, 2, 3) if lo <= n <= hi} <= set(integer(lo, hi).battery())


def test_the_battery_begins_with_friendly_numbers():
    """What is shown first is easy to read."""
    assert [float(value.values) for value in scalar(-1e3, 1e3).battery()[: len(FRIENDLY)]] == list(FRIENDLY)


def test_values_of_the_author_come_in_every_dtype_that_holds_them():
    """A whole number comes as float and as integer, a fraction only as float."""
    own = scalar(-5, 5, dtypes=("float64", "int64"), also=(2, 0.5)).also()
    assert [(float(value.values), value.dtype) for value in own] == [(2.0, "float64"), (2.0, "int64"), (0.5, "float64")]


@pytest.mark.parametrize(
    ("each", "literal", "values", "dtype"),
    [
        pytest.param(scalar(-5, 5), 2.0, 2.0, "float64", id="scalar"),
        pytest.param(scalar(-5, 5), 2, 2.0, "float64", id="scalar-int-literal"),
        pytest.param(scalar(-5, 5, dtypes=("float64", "int64")), 2, 2.0, "int64", id="scalar-int"),
        pytest.param(scalar(-5, 5, dtypes=("float32",)), 0.5, 0.5, "float32", id="scalar-float32"),
        pytest.param(array(-5, 5), [[1, 2], [3, 4]], [[1.0, 2.0], [3.0, 4.0]], "float64", id="matrix"),
        pytest.param(array(-5, 5), [], [], "float64", id="empty"),
        pytest.param(array(-5, 5), 3.0, 3.0, "float64", id="array-0-d"),
    ],
)
def test_a_literal_becomes_a_tensor(each, literal, values, dtype):
    """What an author writes on a page is what the learner's function gets."""
    value = each.parse(literal)
    assert (value.values.tolist(), value.dtype, value.layout, value.state) == (values, dtype, "contiguous", "plain")


@pytest.mark.parametrize(("each", "literal", "value"), [(real(0, 2), 1, 1.0), (integer(0, 9), 4, 4)], ids=["real", "integer"])
def test_a_literal_becomes_a_number(each, literal, value):
    """Python numbers keep their own type."""
    assert each.parse(literal) == value
    assert type(each.parse(literal)) is type(value)


def test_a_literal_outside_the_domain_is_refused():
    """The author is told."""
    with pytest.raises(ValueError, match="is not between"):
        scalar(-5, 5).parse(6.0)
