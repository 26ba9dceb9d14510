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
        return _plain_fault(kata, item, answer)
    results = _as_arrays(kata, item, answer)
    fault = _fault_of_all(kata, item.values, results, answer.packed, _names(kata, len(item.values)))
    if fault is None and kata.kind == "op":
        fault = _fault_of_all(kata, item.gradients, answer.gradients, True, _names_of_products(kata))
    return fault


def _as_arrays(kata: Kata, item: Item, answer: Answer) -> list[Result]:
    """A trajectory may be a list of numbers or of points, or a NumPy array: one array, then. Everything else stays as it came."""
    if kata.with_value and answer.results:
        return [_as_tensor(answer.results[0]), *answer.results[1:]]
    if kata.kind != "run":
        return answer.results
    results = [_as_tensor(each) for each in answer.results]
    if len(item.values) != 1 or not answer.packed:
        return results
    arrays = [each.value for each in results if isinstance(each.value, np.ndarray)]
    if len(arrays) != len(results) or len({each.shape for each in arrays}) > 1:
        return answer.results
    dtypes = sorted({each.dtype for each in results} - {"float64"})
    return [Result("tensor", dtypes[0] if dtypes else "float64", np.array(arrays, np.float64), any(each.attached for each in results))]


def drawable(kata: Kata, item: Item, answer: Answer) -> list[Any] | None:
    """What was returned, in the form that the right answer has, whatever its numbers; None if it has another form."""
    if answer.trouble is not None:
        return None
    if kata.kind == "answer":
        value = [each.value for each in answer.results]
        single = value if answer.packed or not value else value[0]
        return [single] if type(single) is type(item.plain) else None
    values = [each.value for each in _as_arrays(kata, item, answer)]
    arrays = [each for each in values if isinstance(each, np.ndarray)]
    shapes = [each.center.shape for each in item.values]
    return arrays if [each.shape for each in arrays] == shapes and len(arrays) == len(values) else None


def _as_tensor(result: Result) -> Result:
    """A plain number, a list of numbers or a NumPy array as a tensor of float64."""
    if isinstance(result.value, int | float):
        return Result("tensor", "float64", np.array(float(result.value)))
    stands_for_one = isinstance(result.value, np.ndarray) and result.kind in ("list", "numpy ndarray", "numpy float64")
    return replace(result, kind="tensor") if stands_for_one else result


_Names = list[tuple[str, str, Outcome]]  # of each compared array: what to call it, its stage, and the outcome if it is wrong


def _fault_of_all(kata: Kata, expected: list[Expected], results: list[Result], packed: bool, names: _Names) -> Fault | None:
    def fault(stage: str, outcome: Outcome, message: str) -> Fault:
        return Fault(stage, outcome, message, _shown(results, packed), _truth(expected))

    if len(results) != len(expected) or (packed and len(expected) == 1 and len(results) != 1):
        return fault("answer", names[-1][2], _count_message(results, packed, len(expected)))
    for result, right, (name, _, outcome) in zip(results, expected, names, strict=True):
        if complaint := _form_complaint(result, right, name, kata.detached):
            return fault("answer", outcome, complaint)
    numbers = [result.value for result in results if isinstance(result.value, np.ndarray)]  # all of them, after the complaints above
    for value, right, (name, stage, outcome) in zip(numbers, expected, names, strict=True):
        if complaint := _number_complaint(value, right, name):
            return fault(stage, outcome, complaint)
    return None


def _count_message(results: list[Result], packed: bool, wanted: int) -> str:
    got = f"a list or tuple of {len(results)}" if packed else "one result"
    return f"{got} where {'one tensor' if wanted == 1 else f'a tuple of {wanted} tensors'} was asked for"


_VALUE, _GRADIENT = ("value", Outcome.WRONG_VALUE), ("gradient", Outcome.WRONG_GRADIENT)


def _names(kata: Kata, count: int) -> _Names:
    """Of what the function returns."""
    if kata.with_value:
        return [("the value", *_VALUE), *_numbered("gradient", count - 1, _GRADIENT)]
    return _numbered("gradient", count, _GRADIENT) if kata.kind == "grad" else _numbered("result", count, _VALUE)


def _numbered(what: str, count: int, wrong: tuple[str, Outcome]) -> _Names:
    return [(f"the {what}", *wrong)] if count == 1 else [(f"{what} {i + 1} of {count}", *wrong) for i in range(count)]


def _names_of_products(kata: Kata) -> _Names:
    """Of what the box's own backward gives."""
    inputs = [name for name, each in kata.inputs.items() if each.differentiable]
    names = [f"the gradient with respect to {name}" for name in inputs]
    names += [f"the second derivative with respect to {name} (the gradient of the gradient)" for name in inputs] if kata.order == 2 else []
    return [(name, *_GRADIENT) for name in names]


def _form_complaint(result: Result, right: Expected, name: str, detached: bool) -> str | None:
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
    return f"{name} still holds a graph: what is kept should be plain numbers" if detached and result.attached else None


def _number_complaint(numbers: np.ndarray, right: Expected, name: str) -> str | None:
    good = right.accepts(numbers)
    if np.all(good):
        return None
    index = tuple(int(i) for i in np.argwhere(~good)[0])
    where = f"{name}, entry {list(index)}," if index else name
    got, low, high = float(numbers[index]), float(right.low[index]), float(right.high[index])
    wanted = f"{low!r}" if low == high else f"between {low!r} and {high!r}"
    return f"{where} is {got!r}, not {wanted}"


def _plain_fault(kata: Kata, item: Item, answer: Answer) -> Fault | None:
    no_tensor = not any(isinstance(result.value, np.ndarray) and result.kind != "list" for result in answer.results)
    value = plain(answer)
    odd = [result.kind for result in answer.results if result.value is None and result.kind != "NoneType"]
    if no_tensor and not odd and accepted(kata, value, item.plain):
        return None
    text = f"a {odd[0]}" if odd else repr(value)
    kinds = "" if no_tensor else " (a tensor or array where a plain value was asked for)"
    return Fault("value", Outcome.WRONG_VALUE, f"the answer is {text}{kinds}, not {item.plain!r}", value, item.plain)


def plain(answer: Answer) -> Any:
    """What was returned, as a plain value."""
    values = [_listed(each.value) for each in answer.results]
    return values if answer.packed or not values else values[0]


def accepted(kata: Kata, value: Any, right: Any) -> bool:
    """Whether a plain answer is the right one, by the kata's own comparison if it has one."""
    if kata.accepts is None:
        return _same(value, right)
    try:
        return bool(kata.accepts(value, right))
    except Exception:  # the spec's own comparison stumbled over what no right answer looks like
        return False


def _same(a: Any, b: Any) -> bool:
    """Equal, and of equal types, at any depth."""
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(_same, a, b))
    return type(a) is type(b) and bool(a == b)


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
