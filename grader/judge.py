"""One answer against one item of the bank: is it right, and if not, what is the first thing wrong with it? No process, no kata folder."""

import math
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from grader.bank import Item
from grader.oracle.expected import Expected
from grader.spec import Kata
from grader.verdict import Outcome
from grader.wire.messages import Answer, Result, Trouble

_MOST_LISTED = 2000
_NUMBERS = ("float", "int", "bool")


@dataclass(frozen=True)
class Fault:
    """What is wrong with an answer. `yours` and `expected` are plain values to show; `trouble` the exception, if there was one."""

    stage: str
    outcome: Outcome
    message: str
    yours: Any = None
    expected: Any = None
    trouble: Trouble | None = field(default=None, compare=False)


def judge(kata: Kata, item: Item, answer: Answer) -> Fault | None:
    """The first fault of `answer`, or None if it is right."""
    if answer.trouble is not None:
        text = f"{answer.trouble.type}: {answer.trouble.text}"
        return Fault(
            "answer", Outcome.RAISED, text, expected=item.plain if kata.kind == "answer" else _truth(item.values), trouble=answer.trouble
        )
    if kata.kind == "answer":
        return _plain_fault(item, answer)
    outcome = Outcome.WRONG_GRADIENT if kata.kind == "grad" else Outcome.WRONG_VALUE
    stage = "gradient" if kata.kind == "grad" else "value"
    fault = _fault_of_all(kata, item, item.values, _as_arrays(kata, item, answer), answer.packed, stage, outcome)
    if fault is None and kata.kind == "op":
        fault = _fault_of_all(kata, item, item.gradients, answer.gradients, True, "gradient", Outcome.WRONG_GRADIENT)
    return fault


def _as_arrays(kata: Kata, item: Item, answer: Answer) -> list[Result]:
    """A trajectory may be a list of numbers or a NumPy array: one array, then. Everything else stays as it came."""
    if kata.kind != "run" or len(item.values) != 1:
        return answer.results
    if not answer.packed:
        return [replace(each, kind="tensor") if each.kind == "numpy ndarray" else each for each in answer.results]
    numbers = [number for result in answer.results if (number := _number(result.value)) is not None]
    return [Result("tensor", "float64", np.array(numbers))] if len(numbers) == len(answer.results) else answer.results


def _number(value: Any) -> float | None:
    """A plain number or a 0-d array as a float."""
    if isinstance(value, np.ndarray):
        return float(value) if value.shape == () else None
    return float(value) if isinstance(value, int | float) else None


def _fault_of_all(
    kata: Kata, item: Item, expected: list[Expected], results: list[Result], packed: bool, stage: str, outcome: Outcome
) -> Fault | None:
    def fault(at: str, message: str) -> Fault:
        return Fault(at, outcome, message, _shown(results, packed), _truth(expected))

    if len(results) != len(expected) or (packed and len(expected) == 1 and len(results) != 1):
        return fault("answer", _count_message(results, packed, len(expected)))
    names = _names(kata, item, len(expected), stage)
    for result, right, name in zip(results, expected, names, strict=True):
        if complaint := _form_complaint(result, right, name):
            return fault("answer", complaint)
    numbers = [result.value for result in results if isinstance(result.value, np.ndarray)]  # all of them, after the complaints above
    for value, right, name in zip(numbers, expected, names, strict=True):
        if complaint := _number_complaint(value, right, name):
            return fault(stage, complaint)
    return None


def _count_message(results: list[Result], packed: bool, wanted: int) -> str:
    got = f"a list or tuple of {len(results)}" if packed else "one result"
    return f"{got} where {'one tensor' if wanted == 1 else f'a tuple of {wanted} tensors'} was asked for"


def _names(kata: Kata, item: Item, count: int, stage: str) -> list[str]:
    """What to call each compared array in a message."""
    if stage == "value":
        return ["the result"] if count == 1 else [f"result {i + 1}" for i in range(count)]
    if kata.kind == "op":
        inputs = [name for name, each in kata.inputs.items() if each.differentiable]
        return [f"the gradient with respect to {name}" for name in inputs]
    return ["the gradient"] if count == 1 else [f"gradient {i + 1} of {count}" for i in range(count)]


def _form_complaint(result: Result, right: Expected, name: str) -> str | None:
    """Is it a float64 tensor of the right shape?"""
    if result.kind == "NoneType":
        return f"{name} is None"
    if result.kind != "tensor":
        return f"{name} is a {'Python ' if result.kind in _NUMBERS else ''}{result.kind}, not a tensor"
    if result.dtype != "float64":
        return f"{name} is a {result.dtype} tensor, not float64"
    if not isinstance(result.value, np.ndarray):
        return f"{name} is a tensor that cannot be read (too large, or not a plain dense tensor)"
    if result.value.shape != right.center.shape:
        return f"{name} has shape {result.value.shape}, not {right.center.shape}"
    return None


def _number_complaint(numbers: np.ndarray, right: Expected, name: str) -> str | None:
    good = right.accepts(numbers)
    if np.all(good):
        return None
    index = tuple(int(i) for i in np.argwhere(~good)[0])
    where = f"{name}, entry {list(index)}," if index else name
    got, low, high = float(numbers[index]), float(right.low[index]), float(right.high[index])
    wanted = f"{low!r}" if low == high else f"between {low!r} and {high!r}"
    return f"{where} is {got!r}, not {wanted}"


def _plain_fault(item: Item, answer: Answer) -> Fault | None:
    plain = not any(isinstance(result.value, np.ndarray) for result in answer.results)
    value = [result.value for result in answer.results] if answer.packed else answer.results[0].value if answer.results else None
    if plain and type(value) is type(item.plain) and value == item.plain:
        return None
    values = [_listed(each.value) for each in answer.results]
    shown = values if answer.packed or not values else values[0]
    odd = [result.kind for result in answer.results if result.value is None and result.kind != "NoneType"]
    text = f"a {odd[0]}" if odd else repr(shown)
    kinds = "" if plain else " (a tensor or array where a plain value was asked for)"
    return Fault("value", Outcome.WRONG_VALUE, f"the answer is {text}{kinds}, not {item.plain!r}", shown, item.plain)


def _listed(value: Any) -> Any:
    """An array as nested lists, or its beginning as one list where it is large."""
    if not isinstance(value, np.ndarray):
        return value
    large = math.prod(max(side, 1) for side in value.shape) > _MOST_LISTED
    return value.ravel()[:_MOST_LISTED].tolist() if large else value.tolist()


def _shown(results: list[Result], packed: bool) -> Any:
    """What came back, as plain Python."""
    values = [_listed(each.value) for each in results]
    return values if packed and len(values) != 1 else values[0] if values else None


def _truth(expected: list[Expected]) -> Any:
    """What a right program answers, as plain Python."""
    values = [np.asarray(each.center).tolist() for each in expected]
    return values[0] if len(values) == 1 else values
