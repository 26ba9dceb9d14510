"""From a failing question to a friendly one, with the fault replayed in this process instead of in a box."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader import bank, questions, shrink
from grader.bank import Item
from grader.judge import Fault, judge
from grader.spec import Kata, array, integer, real, scalar
from grader.verdict import Outcome
from grader.wire.messages import Answer, Question, Result, TensorValue, Trouble

CUBE = Kata("grad", "f", lambda x: x * x * x, {"x": scalar(-1e3, 1e3)})
SQUARES = Kata("grad", "f", lambda x: np.sum(x * x), {"x": array(-1e3, 1e3)})
POWER = Kata("run", "f", lambda x, n: x * 2.0 ** np.arange(n), {"x": real(-9, 9), "n": integer(1, 12)})
Program = Callable[..., Any]


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    """A slow machine must not change where shrinking ends."""
    monkeypatch.setattr(shrink, "_MOST_SECONDS", 1e9)


def item(kata: Kata, *args: Any) -> Item:
    """A question with its right answer."""
    found = bank.answer(kata, Question(list(args), []), 1.0)
    assert found is not None
    return found


def tensor(values: Any, layout: str = "contiguous", state: str = "plain") -> TensorValue:
    """An argument."""
    return TensorValue(np.asarray(values, dtype=np.float64), "float64", layout, state)


def replay_of(kata: Kata, program: Program, calls: list[Item]) -> Callable[[Item], Fault | None]:
    """A box with `program` in it; what is asked is noted in `calls`."""

    def replay(asked: Item) -> Fault | None:
        calls.append(asked)
        try:
            returned = np.asarray(program(*asked.question.args), dtype=np.float64)
        except ArithmeticError as error:
            return judge(kata, asked, Answer([], False, [], [], Trouble(type(error).__name__, str(error), 1)))
        return judge(kata, asked, Answer([Result("tensor", "float64", returned)], False, [], [], None))

    return replay


def shrunk(kata: Kata, program: Program, *args: Any) -> tuple[list[Any], Fault, int]:
    """The arguments at the end, the fault there, and how many calls it took."""
    calls: list[Item] = []
    replay = replay_of(kata, program, calls)
    start = item(kata, *args)
    fault = replay(start)
    assert fault is not None
    found, at_end = shrink.shrink(kata, start, fault, 1.0, replay)
    return found.question.args, at_end, len(calls) - 1


def cube_slope(x: TensorValue) -> Any:
    """Right."""
    return 3 * x.values**2


BUGS_OF_A_NUMBER = {
    "always": (lambda x: 2 * cube_slope(x), -47.123, 1.0),
    "only-negative": (lambda x: cube_slope(x) * np.sign(x.values), -347.211, -1.0),
    "only-positive": (lambda x: cube_slope(x) * (2 if x.values > 0 else 1), 999.9, 1.0),
    "only-at-zero": (lambda x: cube_slope(x) + (x.values == 0), 0.0, 0.0),
    "only-not-at-one": (lambda x: 3 * np.abs(x.values), 77.7, 2.0),
    "only-fractions": (lambda x: cube_slope(x) + (x.values % 1 != 0), 12.346, 0.5),
    "only-above-four": (lambda x: cube_slope(x) + (x.values > 4), 812.5, 5.0),
    "added-constant": (lambda x: cube_slope(x) + 1, 3.14159, 1.0),
}


@pytest.mark.parametrize("name", BUGS_OF_A_NUMBER)
def test_a_number_becomes_friendly(name):
    """The friendliest number that still shows the bug."""
    program, start, end = BUGS_OF_A_NUMBER[name]
    (found,), fault, calls = shrunk(CUBE, program, tensor(start, state="leaf"))
    assert (found.values.tolist(), found.state) == (end, "plain")
    assert fault.outcome is Outcome.WRONG_GRADIENT
    assert calls <= shrink.MOST_CALLS


def wrong_if(condition: Callable[[TensorValue], Any]) -> Program:
    """A program that is off by ten where the condition holds, else right."""
    return lambda x: 2 * x.values + (10.0 if condition(x) else 0.0)


BUGS_OF_AN_ARRAY = {
    "always": (lambda x: x.values.size > 0, [33.3, -47.1, 0.7], [1.0]),
    "size-from-3": (lambda x: x.values.size >= 3, [33.3, -47.1, 0.7, 33.3, 5.0], [1.0, 1.0, 1.0]),
    "negative-entry": (lambda x: bool(np.any(x.values < 0)), [-47.1, 33.3, 0.7], [-1.0]),
    "ties": (lambda x: len(np.unique(x.values)) < x.values.size, [33.3, -47.1, 0.0, 33.3, 0.7], [1.0, 1.0]),
    "no-ties": (lambda x: 2 <= x.values.size == len(np.unique(x.values)), [33.3, -47.1, 0.7, 12.25], [1.0, 2.0]),
    "a-zero": (lambda x: bool(np.any(x.values == 0)), [0.0, 33.3, -47.1], [0.0]),
}


@pytest.mark.parametrize("name", BUGS_OF_AN_ARRAY)
def test_an_array_becomes_short_and_friendly(name):
    """As few entries as show the bug, each as friendly as can be, plain and contiguous."""
    condition, start, end = BUGS_OF_AN_ARRAY[name]
    (found,), _, calls = shrunk(SQUARES, wrong_if(condition), tensor(start, "strided", "leaf_with_grad"))
    assert calls <= shrink.MOST_CALLS
    assert np.ravel(found.values).tolist() == end
    assert (found.layout, found.state) == ("contiguous", "plain")


@pytest.mark.parametrize("state", ["leaf", "leaf_with_grad"])
def test_the_state_stays_if_it_is_the_reason(state):
    """A bug that needs the caller's leaf is shown with one, and with nothing else special."""
    (found,), _, _ = shrunk(SQUARES, wrong_if(lambda x: x.state == state), tensor([33.3, -47.1, 0.1], "transposed", state))
    assert (found.state, found.layout) == (state, "contiguous")
    assert np.all(found.values == 1)
    assert found.values.size <= 1


@pytest.mark.parametrize("layout", ["strided", "transposed", "expanded"])
def test_the_layout_stays_if_it_is_the_reason(layout):
    """A bug that needs an odd layout is shown with it, and with friendly numbers."""
    values = [[33.3, -47.1, 0.1]] * 2
    (found,), _, calls = shrunk(SQUARES, wrong_if(lambda x: x.layout == layout), tensor(values, layout, "leaf"))
    assert (found.state, found.layout) == ("plain", layout)
    assert np.all(found.values == 1)
    assert calls < shrink.MOST_CALLS


def test_an_expanded_array_is_not_replayed_for_ever():
    """A candidate that is the same question again is no progress: the budget is not spent on it."""
    condition = wrong_if(lambda x: x.layout == "expanded" and bool(np.all(x.values > 30)) and x.values.size > 1)
    (found,), _, calls = shrunk(SQUARES, condition, tensor([33.3, 33.3], "expanded"))
    assert found.layout == "expanded"
    assert calls < shrink.MOST_CALLS


def test_every_argument_is_made_simpler():
    """Each input in turn, the other ones kept."""
    kata = Kata("grad", "f", lambda x, y: x * y, {"x": scalar(-99, 99), "y": scalar(-99, 99)})

    def program(x: TensorValue, y: TensorValue) -> Any:
        return [2 * y.values, x.values]

    def replay(asked: Item) -> Fault | None:
        results = [Result("tensor", "float64", np.asarray(each)) for each in program(*asked.question.args)]
        return judge(kata, asked, Answer(results, True, [], [], None))

    start = item(kata, tensor(47.11), tensor(-3.21))
    fault = replay(start)
    assert fault is not None
    found, _ = shrink.shrink(kata, start, fault, 1.0, replay)
    assert [float(arg.values) for arg in found.question.args] == [1.0, 1.0]


def test_python_numbers_are_made_simpler_too():
    """A float and an int of a `run` kata."""

    def program(x: float, n: int) -> Any:
        right = x * 2.0 ** np.arange(n)
        return right + (np.arange(n) >= 2)

    args, fault, _ = shrunk(POWER, program, 7.377, 11)
    assert args == [1.0, 3]
    assert fault.outcome is Outcome.WRONG_VALUE


def test_the_outcome_stays_the_same():
    """A question that fails in another way is not the learner's problem: wrong below −5, but an exception at 1."""

    def program(x: TensorValue) -> Any:
        if x.values == 1:
            raise ZeroDivisionError("one")
        return 2 * cube_slope(x)

    (found,), fault, _ = shrunk(CUBE, program, tensor(-47.1))
    assert fault.outcome is Outcome.WRONG_GRADIENT
    assert float(found.values) == 2.0


def test_a_wrong_gradient_is_not_replaced_by_a_wrong_value():
    """An `op` whose value is wrong too at friendlier numbers."""
    kata = Kata("op", "f", lambda x: x * x, {"x": scalar(-99, 99)})

    def replay(asked: Item) -> Fault | None:
        x = asked.question.args[0].values
        value = x * x + (1 if abs(x) < 5 else 0)
        results = [Result("tensor", "float64", np.asarray(each)) for each in (value, 3 * x * asked.question.cotangents[0])]
        return judge(kata, asked, Answer(results[:1], False, results[1:], [], None))

    start = bank.answer(kata, questions.with_cotangents(kata, Question([tensor(47.1)], []), 0), 1.0)
    assert start is not None
    fault = replay(start)
    assert fault is not None
    found, at_end = shrink.shrink(kata, start, fault, 1.0, replay)
    assert (float(found.question.args[0].values), at_end.outcome) == (5.0, Outcome.WRONG_GRADIENT)


def test_the_exception_stays_the_same():
    """A ZeroDivisionError is not replaced by an OverflowError that is simpler to reach."""

    def program(x: TensorValue) -> Any:
        raise (ZeroDivisionError if x.values < 0 else OverflowError)("no")

    (found,), fault, _ = shrunk(CUBE, program, tensor(-47.1))
    assert fault.trouble is not None
    assert fault.trouble.type == "ZeroDivisionError"
    assert float(found.values) == -1.0


def test_the_item_and_its_fault_belong_together():
    """What is returned is a pair that was seen: replaying the item gives the fault."""
    calls: list[Item] = []
    replay = replay_of(SQUARES, wrong_if(lambda x: x.values.size >= 2), calls)
    start = item(SQUARES, tensor([33.3, -47.1, 0.7]))
    fault = replay(start)
    assert fault is not None
    found, at_end = shrink.shrink(SQUARES, start, fault, 1.0, replay)
    assert replay(found) == at_end
    assert any(found is each for each in calls)


def test_what_cannot_be_simpler_stays():
    """If only the first question fails, it is the answer."""
    (found,), _, _ = shrunk(CUBE, lambda x: cube_slope(x) + (x.values == 47.125), tensor(47.125))
    assert float(found.values) == 47.125


@pytest.mark.parametrize("budget", [0, 1, 7])
def test_the_budget_of_calls_is_kept(budget, monkeypatch):
    """No more replays than MOST_CALLS; what was found by then is returned."""
    monkeypatch.setattr(shrink, "MOST_CALLS", budget)
    numbers = np.linspace(1.234, 99.87, 24).reshape(2, 3, 4)
    (found,), fault, calls = shrunk(SQUARES, wrong_if(lambda x: x.values.size >= 20), tensor(numbers))
    assert calls <= budget
    assert fault.outcome is Outcome.WRONG_GRADIENT
    assert found.values.size >= 20


def test_a_large_array_stays_within_the_budget():
    """Sixty odd numbers that all matter are left as they are in the end."""
    _, _, calls = shrunk(SQUARES, wrong_if(lambda x: x.values.size == 60), tensor(np.linspace(1.23456, 99.87654, 60)))
    assert calls <= shrink.MOST_CALLS


def test_time_is_limited(monkeypatch):
    """With no time left the first question is the answer."""
    monkeypatch.setattr(shrink, "_MOST_SECONDS", -1.0)
    (found,), _, calls = shrunk(CUBE, lambda x: 2 * cube_slope(x), tensor(47.1))
    assert (float(found.values), calls) == (47.1, 0)
