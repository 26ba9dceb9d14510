"""How wrong numbers relate to right ones: the relation that holds is told, and none where none holds."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader import bank
from grader.diagnose import relations
from grader.diagnose.probe import Probe, same
from grader.spec import Kata, array, integer, real, scalar
from grader.verdict import Outcome
from grader.wire.messages import Answer, Result, Trouble

WAVE = Kata("grad", "f", lambda x: np.sin(x) * x, {"x": scalar(-7, 7)})
VECTOR = Kata("grad", "f", lambda x: np.sum(np.sin(x) * x), {"x": array(-7, 7, min_dims=1, max_dims=1, max_side=5)})
PAIR = Kata("grad", "f", lambda x: (np.sin(x) * x, np.exp(x / 7)), {"x": scalar(-7, 7)})
OP = Kata("op", "f", lambda x: np.tanh(x) * x, {"x": scalar(-7, 7)})
RUN = Kata("run", "f", lambda x, n: x * 1.37 ** np.arange(1, n + 1), {"x": real(-7, 7), "n": integer(2, 6)})
CUBE = Kata("grad", "f", lambda x: x * x * x, {"x": scalar(-1e3, 1e3)})
MATRIX = Kata("grad", "f", lambda x: np.sum(np.sin(x) * x), {"x": array(-7, 7, min_dims=2, max_dims=2, max_side=4)})
TWINS = Kata(
    "grad",
    "f",
    lambda x, y: np.sum(np.sin(x) * y),
    {"x": array(-7, 7, shape=("N",)), "y": array(-7, 7, shape=("N",))},
    sizes={"N": (1, 5)},
)
WITH_VALUE = Kata("grad", "f", lambda x: np.sum(np.sin(x) * x), {"x": array(-7, 7, shape=("N",))}, sizes={"N": (1, 5)}, with_value=True)
KATAS = {
    "number": WAVE,
    "vector": VECTOR,
    "pair": PAIR,
    "op": OP,
    "run": RUN,
    "cube": CUBE,
    "matrix": MATRIX,
    "twins": TWINS,
    "with-value": WITH_VALUE,
}
_PROBES: dict[str, Probe] = {}
Change = Callable[[list[np.ndarray]], list[np.ndarray]]


def probe_of(name: str) -> Probe:
    """The questions of a kata's fingerprint."""
    if name not in _PROBES:
        _PROBES[name] = Probe.of(KATAS[name], 1.0)
    return _PROBES[name]


def right_of(name: str) -> list[list[np.ndarray]]:
    """The right numbers, question by question."""
    op = KATAS[name].kind == "op"
    return [[np.asarray(each.center) for each in (item.gradients if op else item.values)] for item in probe_of(name).items]


def given(name: str, numbers: list[list[Any]], dtype: str = "float64") -> list[Answer]:
    """These numbers as answers."""
    answers = []
    for item, row in zip(probe_of(name).items, numbers, strict=True):
        results = [Result("tensor", dtype, np.asarray(each, dtype=np.float64)) for each in row]
        if KATAS[name].kind == "op":
            values = [Result("tensor", "float64", np.asarray(each.center)) for each in item.values]
            answers.append(Answer(values, False, results, [], None))
        else:
            answers.append(Answer(results, len(results) > 1, [], [], None))
    return answers


def outcome_of(name: str) -> Outcome:
    """What the judge says of a wrong number."""
    return Outcome.WRONG_VALUE if KATAS[name].kind == "run" else Outcome.WRONG_GRADIENT


def told(name: str, answers: list[Answer]) -> str | None:
    """The id of the relation that is told."""
    found = relations.explain(KATAS[name], probe_of(name), answers, outcome_of(name))
    return found.id if found else None


def each_number(change: Callable[[np.ndarray], Any]) -> Callable[[str], list[list[Any]]]:
    """Right numbers, each array changed in the same way."""
    return lambda name: [[change(array) for array in row] for row in right_of(name)]


def _stale(name: str) -> list[list[Any]]:
    right = right_of(name)
    return [[np.zeros_like(each) for each in right[0]], *right[:-1]]


def _all_calls(name: str) -> list[list[Any]]:
    right = right_of(name)
    return [[sum(row[i] for row in right[: n + 1]) for i in range(len(right[0]))] for n in range(len(right))]


def _wave_in_float32(name: str) -> list[list[Any]]:
    xs = [np.float32(item.question.args[0].values) for item in probe_of(name).items]
    return [[np.float64(np.cos(x) * x + np.sin(x))] for x in xs]


def _forward_difference(name: str) -> list[list[Any]]:
    xs = [float(item.question.args[0].values) for item in probe_of(name).items]
    f, h = KATAS[name].reference, 1e-5
    return [[(f(x + h) - f(x)) / h] for x in xs]


RELATIONS = {
    "doubled": ("factor_2", each_number(lambda t: 2 * t), ("number", "vector", "pair", "op", "run")),
    "flipped": ("factor_-1", each_number(lambda t: -t), ("number", "vector", "pair", "op", "run")),
    "halved": ("factor_0.5", each_number(lambda t: t / 2), ("number", "vector", "pair", "op")),
    "a-tenth": ("factor_0.1", each_number(lambda t: 0.1 * t), ("number", "vector")),
    "mean": ("mean_for_sum", each_number(lambda t: t / max(1, t.size)), ("vector", "twins", "matrix")),
    "sum": ("sum_for_mean", each_number(lambda t: t * t.size), ("vector", "twins", "matrix")),
    "transposed": ("transposed", each_number(np.transpose), ("matrix",)),
    "swapped": ("swapped", lambda name: [row[::-1] for row in right_of(name)], ("twins", "pair")),
    "zero": ("zeros", each_number(np.zeros_like), ("number", "vector", "pair", "op")),
    "stale": ("stale", _stale, ("number", "pair", "op")),
    "sum-of-calls": ("accumulated_calls", _all_calls, ("number", "pair", "op")),
    "float32-inside": ("imprecise", _wave_in_float32, ("number",)),
    "small-steps": ("imprecise", _forward_difference, ("number",)),
    "rounded-to-float32": ("float32", each_number(lambda t: np.float64(np.float32(t))), ("number", "vector", "pair", "op")),
}


@pytest.mark.parametrize(
    ("relation", "kata"), [pytest.param(name, kata, id=f"{name}-{kata}") for name, (_, _, katas) in RELATIONS.items() for kata in katas]
)
def test_the_relation_that_holds_is_told(relation, kata):
    """For every kind of kata on which it can be seen."""
    name, change, _ = RELATIONS[relation]
    assert told(kata, given(kata, change(kata))) == f"relation:{name}"


def test_sums_of_all_results_so_far_are_told():
    """Two gradients, and the second holds both."""
    numbers = [[first, first + second] for first, second in right_of("pair")]
    assert told("pair", given("pair", numbers)) == "relation:accumulated"


def test_none_is_told():
    """A gradient that is None, at any question, as a result or as a gradient of an op."""
    none = Result("NoneType", "", None)
    answers = given("number", right_of("number"))
    assert told("number", [*answers[:-1], Answer([none], False, [], [], None)]) == "relation:none"
    answers = given("op", right_of("op"))
    assert told("op", [*answers[:-1], Answer(answers[-1].results, False, [none], [], None)]) == "relation:none"


def test_a_wrong_value_is_not_explained_by_a_gradient():
    """Where the value of an op is blamed, its numbers are looked at, and a gradient that is None is no reason."""
    answers = [
        Answer([Result("tensor", "float64", np.asarray(2 * item.values[0].center))], False, [Result("NoneType", "", None)], [], None)
        for item in probe_of("op").items
    ]
    found = relations.explain(OP, probe_of("op"), answers, Outcome.WRONG_VALUE)
    assert found is not None
    assert found.id == "relation:factor_2"


def test_a_float32_tensor_is_told():
    """By its dtype, whatever its numbers are."""
    assert told("number", given("number", right_of("number"), "float32")) == "relation:float32"


@pytest.mark.parametrize("name", KATAS)
def test_no_relation_is_claimed_for_right_numbers(name):
    """A submission may be wrong in another way, or only elsewhere: then nothing is said about these numbers."""
    assert told(name, given(name, right_of(name))) is None


@pytest.mark.parametrize("name", KATAS)
def test_no_relation_is_claimed_for_nearly_right_numbers(name):
    """Noise within the judge's slack is not imprecision."""
    rng = np.random.default_rng(0)
    noisy = [[each + rng.normal(size=each.shape) * 1e-15 * (1 + np.abs(each)) for each in row] for row in right_of(name)]
    assert told(name, given(name, noisy)) is None


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("name", KATAS)
def test_no_relation_is_claimed_for_random_numbers(name, seed):
    """Nor for right ones with strong noise, nor for right ones that are wrong at one question."""
    rng = np.random.default_rng(seed)
    right = right_of(name)
    assert told(name, given(name, [[rng.normal(size=each.shape) for each in row] for row in right])) is None
    assert told(name, given(name, [[each * rng.uniform(0.5, 2, each.shape) for each in row] for row in right])) is None
    wrong_at = [n for n, row in enumerate(right) if row[0].size][3 + seed]
    broken = [[each + (7.5 if n == wrong_at else 0.0) for each in row] for n, row in enumerate(right)]
    assert told(name, given(name, broken)) is None


@pytest.mark.parametrize("factor", [-1.0, 0.5, 2.0, 3.0])
def test_a_factor_that_does_not_hold_everywhere_is_not_told(factor):
    """One question where it does not hold is enough."""
    numbers = [[factor * each for each in row] for row in right_of("number")]
    numbers[-1] = [each + 1 for each in numbers[-1]]
    assert told("number", given("number", numbers)) is None


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(Result("str", "", "abc"), id="text"),
        pytest.param(Result("str", "", ""), id="empty-text"),
        pytest.param(Result("bytes", "", b"abc"), id="bytes"),
        pytest.param(Result("list", "", [1.0, [2.0]]), id="ragged-list"),
        pytest.param(Result("tensor", "float64", None), id="unreadable"),
        pytest.param(Result("tensor", "float64", np.zeros((0, 3))), id="empty"),
        pytest.param(Result("tensor", "float64", np.array([True])), id="bools"),
        pytest.param(Result("dict", "", None), id="dict"),
    ],
)
@pytest.mark.parametrize("name", ["number", "vector", "pair", "op", "run"])
def test_forged_results_are_no_error(name, result):
    """Whatever a box says it returned: no relation, no exception."""
    answers = [Answer([result], False, [result], [], None) for _ in probe_of(name).items]
    assert told(name, answers) is None


@pytest.mark.parametrize("number", [np.nan, np.inf, -np.inf], ids=str)
def test_numbers_that_are_not_finite_are_told(number):
    """NaN and infinities are named as such before any other relation."""
    answers = [Answer([Result("tensor", "float64", np.array(number))], False, [], [], None) for _ in probe_of("number").items]
    assert told("number", answers) == "relation:not_finite"


def test_nothing_is_told_without_numbers():
    """An exception, no answers, or a kata of plain answers."""
    trouble = Answer([], False, [], [], Trouble("E", "x"))
    answers = given("number", right_of("number"))
    assert told("number", []) is None
    assert told("number", [trouble, *answers[1:]]) is None
    plain = Kata("answer", "f", lambda n: n, {"n": integer(0, 9)})
    assert relations.explain(plain, probe_of("number"), answers, Outcome.WRONG_VALUE) is None


def test_what_is_told_is_a_sentence():
    """It begins with a capital and ends with a mark."""
    for name, change, katas in RELATIONS.values():
        found = relations.explain(KATAS[katas[0]], probe_of(katas[0]), given(katas[0], change(katas[0])), outcome_of(katas[0]))
        assert found is not None, name
        assert found.text[0].isupper()
        assert found.text.endswith((".", "?"))


@pytest.mark.parametrize("name", KATAS)
def test_a_fingerprint_asks_some_questions_twice(name):
    """What one call leaves behind for the next shows only so; all questions have answers."""
    items = probe_of(name).items
    assert len(items) >= 20
    assert all(items[i].question is items[i + 1].question for i in range(0, 18, 2))
    assert all(bank.answer(KATAS[name], item.question, 1.0) is not None for item in items)


def test_programs_that_behave_the_same_have_the_same_fingerprint():
    """Rounding does not count; a wrong entry, a side effect and an exception do."""
    probe, right = probe_of("number"), right_of("number")
    answers = given("number", right)
    assert same(probe, answers, given("number", [[each * (1 + 1e-15) for each in row] for row in right]))
    others = given("number", [*right[:-1], [right[-1][0] + 1]])
    touched = [*answers[:-1], Answer(answers[-1].results, False, [], ["argument 0: .grad"], None)]
    raised = [*answers[:-1], Answer([], False, [], [], Trouble("E", "x"))]
    for other in (others, touched, raised, answers[:-1], []):
        assert not same(probe, answers, other)
    assert same(probe, raised, raised)


def test_a_wrong_value_beside_right_gradients_is_no_relation():
    """The gradients are right, so nothing is said about them."""
    numbers = [[first + 1, rest] for first, rest in right_of("with-value")]
    assert told("with-value", given("with-value", numbers)) is None
