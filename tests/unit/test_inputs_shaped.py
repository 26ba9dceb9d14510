"""Inputs whose sides have names, plain choices and objects: every value lies in the domain, and what fits together stays so."""

from functools import cache
from itertools import islice
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from grader.inputs import LAYOUTS, STATES, Choice, Drawn, Floats, Given, Index, Input, Mask, Probabilities
from grader.spec import array, choice, drawn, index, integer, mask, probabilities, real
from grader.spec import given as given_object
from grader.wire.codec import decode, encode
from grader.wire.messages import GivenValue, Question, TensorValue

STEADY = settings(derandomize=True, database=None, deadline=None, max_examples=25)
SIZES = {"N": 4, "C": 3}


def digits(rng: np.random.Generator) -> list[int]:
    """Up to five of them."""
    return [int(n) for n in rng.integers(0, 10, rng.integers(0, 6))]


NAMED: dict[str, Input] = {
    "floats": array(-5, 5, shape=("N", "C")),
    "floats-line": array(-1e3, 1e3, shape=("C",)),
    "floats-0-d": array(-5, 5, shape=()),
    "floats-positive": array(0.25, 4.0, shape=("N", 2)),
    "floats-narrow": array(0.12345, 0.12355, shape=("N",)),
    "floats-data": array(-5, 5, shape=("C", 1, "C"), differentiable=False),
    "index": index(("N",), below="C"),
    "index-fixed": index(("N", "C"), below=7),
    "index-of-itself": index(("N", "C"), below="C"),
    "index-ignoring": index(("N",), below="C", ignore=-100),
    "index-0-d": index((), below="N"),
    "mask": mask(("N", "C")),
    "mask-line": mask(("N",)),
    "mask-square": mask(("C", "C")),
    "probabilities": probabilities(("N", "C")),
    "probabilities-line": probabilities(("C",)),
    "choice": choice("mean", "sum", 2, 0.5, True),
    "drawn": drawn(digits, also=([1, 2, 3],)),
    "given": given_object("model", k=integer(1, 4), w=array(-2, 2, shape=("N", "C")), y=index(("N",), below="C")),
}
EMPTY = {"N": 0, "C": 3}
EVERY = {name: each.at(SIZES) for name, each in NAMED.items()} | {
    f"{name}-empty": each.at(EMPTY) for name, each in NAMED.items() if "N" in getattr(each, "shape", ())
}
inputs = pytest.mark.parametrize("name", EVERY)


def belongs(each: Any, value: Any) -> bool:
    """Whether a value is one that `each`, whose names have lengths, may give."""
    if isinstance(each, Given):
        named = isinstance(value, GivenValue) and (value.name, value.parameters) == (each.name, list(each.inputs))
        return named and all(belongs(inner, arg) for inner, arg in zip(each.inputs.values(), value.args, strict=True))
    if isinstance(each, Choice):
        return any(type(value) is type(known) and value == known for known in each.values)
    if isinstance(each, Drawn):
        return isinstance(value, list) and len(value) <= 5 and all(type(n) is int and 0 <= n < 10 for n in value)
    if not isinstance(value, TensorValue):
        return type(value) in (int, float) and each.lo <= value <= each.hi
    return value.values.shape == each.shape and _right_entries(each, value)


def _right_entries(each: Any, value: TensorValue) -> bool:
    numbers = value.values
    kinds = {Floats: "float64", Probabilities: "float64", Index: "int64", Mask: "bool"}
    if value.dtype != kinds[type(each)] or numbers.dtype != np.dtype(value.dtype) or value.layout not in LAYOUTS:
        return False
    if isinstance(each, Floats):
        same_rows = value.layout != "expanded" or bool(np.all(numbers == numbers[:1]))
        return same_rows and bool(np.all((numbers >= each.lo) & (numbers <= each.hi))) and value.state in _states(each)
    if isinstance(each, Index):
        inside = (numbers >= 0) & (numbers < each.below)
        return bool(np.all(inside | (numbers == each.ignore if each.ignore is not None else False)))
    return isinstance(each, Mask) or (bool(np.all(numbers >= 0)) and np.allclose(np.sum(numbers, axis=-1), 1, rtol=0, atol=1e-12))


def _states(each: Floats) -> tuple[str, ...]:
    return STATES if each.differentiable else ("plain",)


@cache
def _samples(name: str) -> list[Any]:
    """The battery, and some values that Hypothesis draws."""
    found: list[Any] = []

    @settings(STEADY, max_examples=10)
    @given(EVERY[name].strategy())
    def collect(value: Any) -> None:
        found.append(value)

    collect()
    return [*EVERY[name].battery()[:20], *found]


@inputs
def test_the_battery_and_the_own_values_lie_in_the_domain(name):
    """No nasty value is one that the author excluded."""
    assert EVERY[name].battery()
    for value in [*EVERY[name].battery(), *EVERY[name].also()]:
        assert belongs(EVERY[name], value), value


@inputs
def test_draws_lie_in_the_domain(name):
    """No drawn value is one that the author excluded."""

    @STEADY
    @given(EVERY[name].strategy())
    def check(value: Any) -> None:
        assert belongs(EVERY[name], value)

    check()


TRAVELLERS = {name: EVERY[name] for name in NAMED} | {"choice-none": choice("mean", None)}


@pytest.mark.parametrize("each", TRAVELLERS.values(), ids=TRAVELLERS)
def test_a_value_can_travel(each):
    """What is asked arrives in a box as it was."""
    for value in each.battery():
        assert encode(decode(encode(Question([value])))) == encode(Question([value]))


@inputs
def test_simpler_values_lie_in_the_domain(name):
    """Also those of the input as the kata has it, whose sides still have names: that is the one that shrinking asks."""
    for each in (EVERY[name], NAMED[name.removesuffix("-empty")]):
        for value in _samples(name)[::3]:
            for candidate in islice(each.simpler(value), 40):
                assert belongs(EVERY[name], candidate), (value, candidate)


@inputs
@pytest.mark.parametrize("which", [0, -1], ids=["first", "last"])
def test_a_walk_of_simpler_values_ends(name, which):
    """Taking always the first candidate, or always the last one, comes to an end without a circle."""
    each = NAMED[name.removesuffix("-empty")]
    for value in _samples(name)[1 :: 6 if which == 0 else 12]:
        seen = {encode([value])}
        for _ in range(300):
            candidates = [other for other in each.simpler(value) if encode([other]) != encode([value])]
            if not candidates:
                break
            value = candidates[which]
            assert encode([value]) not in seen
            seen.add(encode([value]))
        else:
            pytest.fail(f"{value} can be made simpler for ever")


LENGTHS = [(name, side, length) for name in NAMED for side in ("N", "C") for length in range(1, SIZES[side])]


@pytest.mark.parametrize(("name", "side", "length"), LENGTHS, ids=lambda x: str(x))
def test_a_value_cut_on_either_end_is_one_of_the_shorter_input(name, side, length):
    """Entries stay below what was cut, and rows of probabilities sum to 1 again."""
    shorter, now = NAMED[name].at({**SIZES, side: length}), SIZES[side]
    for value in _samples(name)[::3]:
        for kept in (slice(length), slice(now - length, now)):
            cut = NAMED[name].cut(value, side, kept, length)
            assert belongs(shorter, cut), (value, cut)
            assert NAMED[name].sizes_of(cut) == {n: x for n, x in {**SIZES, side: length}.items() if n in NAMED[name].sizes_of(value)}


@pytest.mark.parametrize("kept", [slice(2), slice(2, 4)], ids=["first", "last"])
def test_a_cut_keeps_the_numbers_of_its_end(kept):
    """The first rows, or the last ones, as they were; a side of another name stays whole."""
    value = TensorValue(np.arange(12.0).reshape(4, 3), layout="strided", state="leaf")
    cut = array(0, 20, shape=("N", "C")).cut(value, "N", kept, 2)
    assert cut.values.tolist() == value.values[kept].tolist()
    assert (cut.layout, cut.state) == ("strided", "leaf")


def test_a_cut_of_the_bound_lowers_only_what_is_too_large():
    """What is ignored stays so; an entry that fits stays what it is."""
    each = index(("N",), below="C", ignore=-100)
    cut = each.cut(TensorValue(np.array([0, 4, -100, 2, 1]), "int64"), "C", slice(3), 3)
    assert cut.values.tolist() == [0, 2, -100, 2, 1]


POSITIVE = index(("N",), below="C", ignore=255)


def test_a_positive_ignored_number_is_no_entry():
    """255 is not cut down to an index, and does not raise what is known of a bound that has a name."""
    value = TensorValue(np.array([255, 1, 0, 1]), "int64")
    assert POSITIVE.cut(value, "C", slice(1), 1).values.tolist() == [255, 0, 0, 0]
    assert all(belongs(POSITIVE.at({"N": 4, "C": 2}), each) for each in POSITIVE.simpler(value))


def test_names_become_lengths():
    """`at` fixes shape and bound, leaves unknown names alone, and changes nothing in place."""
    each = index(("N", 2, "M"), below="C")
    fixed = each.at({"N": 4, "C": 3})
    assert (fixed.shape, fixed.below) == ((4, 2, "M"), 3)
    assert (each.shape, each.below) == (("N", 2, "M"), "C")


# name: input, literal, its numbers and dtype
PARSED = {
    "floats": (array(-5, 5, shape=("N", 2)), [[1, 2], [3, 4.5]], [[1.0, 2.0], [3.0, 4.5]], "float64"),
    "floats-0-d": (array(-5, 5, shape=()), 2, 2.0, "float64"),
    "floats-no-rows": (array(-5, 5, shape=("N", 2)), [], [], "float64"),
    "floats-bounds": (array(-5, 5, shape=("N",)), [-5, 5], [-5.0, 5.0], "float64"),
    "index": (index(("N",), below=3), [0, 2], [0, 2], "int64"),
    "index-ignored": (index(("N",), below=3, ignore=-100), [-100, 2], [-100, 2], "int64"),
    "index-below-a-name": (index(("N",), below="C"), [9], [9], "int64"),
    "mask": (mask(("N",)), [True, False], [True, False], "bool"),
    "probabilities": (probabilities(("N", 2)), [[0.25, 0.75]], [[0.25, 0.75]], "float64"),
}


@pytest.mark.parametrize(("each", "literal", "numbers", "dtype"), PARSED.values(), ids=PARSED)
def test_a_literal_becomes_a_tensor(each, literal, numbers, dtype):
    """What an author writes is what the learner's function gets."""
    value = each.parse(literal)
    assert (value.values.tolist(), value.dtype, value.layout, value.state) == (numbers, dtype, "contiguous", "plain")
    assert value.values.ndim == len(each.shape)


MODEL = given_object("model", k=integer(1, 4), w=array(-2, 2, shape=("N",)))
REFUSED = {
    "floats-above": (array(-5, 5, shape=("N",)), [1.0, 5.1], "not between"),
    "floats-below": (array(-5, 5, shape=("N",)), [-5.1], "not between"),
    "floats-nan": (array(-5, 5, shape=("N",)), [float("nan")], "not between"),
    "floats-none": (array(-5, 5, shape=("N",)), [None], "holds something else"),
    "floats-flat": (array(-5, 5, shape=("N", "C")), [1.0], "is of shape"),
    "floats-deep": (array(-5, 5, shape=("N",)), [[1.0]], "is of shape"),
    "floats-ragged": (array(-5, 5, shape=("N", "C")), [[1.0], [1.0, 2.0]], "inhomogeneous"),
    "floats-text": (array(-5, 5, shape=("N",)), ["a"], "holds something else"),
    "index-too-large": (index(("N",), below=3), [0, 3], "not an index below 3"),
    "index-negative": (index(("N",), below="C"), [-1], "not an index"),
    "index-negative-ignoring-another": (index(("N",), below=3, ignore=-100), [-99], "not an index"),
    "index-flat": (index(("N", 2), below=3), [1], "is of shape"),
    "mask-deep": (mask(("N",)), [[True]], "is of shape"),
    "probabilities-sum": (probabilities((2,)), [0.5, 0.6], "do not sum to 1"),
    "probabilities-negative": (probabilities((2,)), [-0.5, 1.5], "do not sum to 1"),
    "probabilities-nan": (probabilities((2,)), [float("nan"), 1.0], "do not sum to 1"),
    "probabilities-one-row": (probabilities(("N", 2)), [[0.5, 0.5], [0.5, 0.4]], "do not sum to 1"),
    "choice": (choice("a", "b"), "c", "is not one of"),
    "given-a-number": (MODEL, 3, "does not give exactly k, w"),
    "given-too-few": (MODEL, {"k": 1}, "does not give exactly k, w"),
    "given-too-many": (MODEL, {"k": 1, "w": [1.0], "z": 2}, "does not give exactly k, w"),
    "given-bad-inside": (MODEL, {"k": 1, "w": [3.0]}, "not between"),
}
UNCLEAR = {  # name: input, literal that it takes or stumbles over
    "index-fraction": (index((2,), below=3), [0.5, 1.7]),
    "index-none": (index((1,), below=3), [None]),
    "index-huge": (index((1,), below=3), [10**30]),
    "index-of-another-length": (index((2,), below=3), [0, 1, 2]),
    "floats-of-another-length": (array(0, 1, shape=(3,)), [0.5]),
    "floats-dict": (array(0, 1, shape=(1,)), [{}]),
    "mask-numbers": (mask((2,)), [2, 0.3]),
    "mask-text": (mask((1,)), ["False"]),
    "integer-above": (integer(0, 9), 100),
    "integer-fraction": (integer(0, 9), 2.7),
    "integer-list": (integer(0, 9), [2]),
    "real-above": (real(0, 1), 5.0),
    "real-list": (real(0, 1), [0.5]),
    "array-above": (array(0, 1), [5.0]),
}


@pytest.mark.parametrize(("each", "literal", "words"), REFUSED.values(), ids=REFUSED)
def test_a_literal_outside_the_domain_is_refused(each, literal, words):
    """The author is told in one line."""
    with pytest.raises(ValueError, match=words) as told:
        each.parse(literal)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(("each", "literal"), UNCLEAR.values(), ids=UNCLEAR)
def test_a_literal_of_another_kind_is_refused(each, literal):
    """A number that is no index, a length that is another one, a value beyond a plain number's bounds."""
    try:
        each.parse(literal)
    except ValueError:
        return
    except Exception as error:
        pytest.fail(f"{type(error).__name__}: {error}")
    pytest.fail("it was taken")
