"""How wrong numbers relate to the right ones: a constant factor, zero, a sum, rounding. The claim is always true of the numbers asked."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from grader import judge
from grader.diagnose.probe import Probe
from grader.spec import Kata
from grader.verdict import Diagnosis, Outcome
from grader.wire.messages import Answer, Result, TensorValue

_CLOSE = 1e-9
_LENGTHS = 3  # different ones have to fit before a length is blamed
_FACTORS = {
    -1.0: "the sign is flipped: it points uphill where the slope points downhill",
    2.0: "it is twice too large. Is something counted twice, or added to what was there before?",
    0.5: "it is half of what it should be. Is there a mean, or one of two paths missing?",
}


@dataclass(frozen=True)
class _Numbers:
    """Per question: what was answered, and what is right, as arrays of the same shapes, and how long its named sides are."""

    parts: list[tuple[list[np.ndarray], list[np.ndarray]]]
    sizes: list[dict[str, int]]
    all_right: bool

    @property
    def mine(self) -> list[np.ndarray]:
        """Per question, all answered numbers in a row."""
        return [_flat(mine) for mine, _ in self.parts]

    @property
    def right(self) -> list[np.ndarray]:
        """The same of the right ones."""
        return [_flat(right) for _, right in self.parts]


def _flat(arrays: list[np.ndarray]) -> np.ndarray:
    return np.concatenate([np.ravel(each) for each in arrays] or [np.zeros(0)])


def explain(kata: Kata, probe: Probe, given: list[Answer], outcome: Outcome) -> Diagnosis | None:
    """The first relation that holds for every question of the probe, of the values where `outcome` blames them, else of the gradients."""
    if kata.kind == "answer" or not given or any(answer.trouble is not None for answer in given):
        return None
    pulled = kata.kind == "op" and outcome is Outcome.WRONG_GRADIENT
    results = [answer.gradients if pulled else answer.results for answer in given]
    if all([result.kind for result in answer.results] == ["NoneType"] and not answer.packed for answer in given):
        return _told(
            "no_return", "the function returned None every time. Is a `return` missing? Or the .grad of a tensor that is not a leaf"
        )
    if outcome is Outcome.WRONG_GRADIENT and any(result.kind == "NoneType" for each in results for result in each):
        return _told("none", "a gradient is None: no path leads from the result to that tensor, or it is not a leaf, so nothing was stored")
    if all(any(result.kind == "tensor" and result.dtype == "float32" for result in each) for each in results):
        return _told("float32", "the numbers are float32. About seven digits are left of sixteen; convert before you compute, not after")
    if _transposed(probe, results, pulled):
        return _told("transposed", "these are the right numbers, transposed: rows and columns have changed places")
    with np.errstate(all="ignore"):  # a program's numbers may be anything
        return _of_numbers(_numbers(kata, probe, given, pulled))


def _of_numbers(numbers: _Numbers | None) -> Diagnosis | None:
    if numbers is None or numbers.all_right:
        return None
    if not all(np.all(np.isfinite(each)) for each in numbers.mine):
        return _told(
            "not_finite", "some numbers are NaN or infinite: look for a division by zero, a root or logarithm of zero, or an overflow"
        )
    found = (relation(numbers) for relation in (_constant, _size, _swapped, _between_results, _between_calls, _rounding))
    return next((each for each in found if each is not None), None)


def _told(name: str, text: str) -> Diagnosis:
    return Diagnosis(f"relation:{name}", text[0].upper() + text[1:] + ("" if text.endswith("?") else "."))


def _numbers(kata: Kata, probe: Probe, given: list[Answer], pulled: bool) -> _Numbers | None:
    """Of the gradients that the box pulled back, or of the results. None if an answer does not have the form of the right one."""
    parts, good = [], []
    for item, answer in zip(probe.items, given, strict=True):
        truth = item.gradients if pulled else item.values
        values = [each.value for each in answer.gradients] if pulled else judge.drawable(kata, item, answer) or []
        mine = [np.asarray(each, np.float64) for each in values if isinstance(each, np.ndarray)]
        if [each.shape for each in mine] != [each.center.shape for each in truth]:
            return None
        first = 1 if kata.with_value else 0  # a value is right or wrong by itself
        mine, truth = mine[first:], truth[first:]
        good += [bool(np.all(right.accepts(each))) for each, right in zip(mine, truth, strict=True)]
        parts.append((mine, [np.asarray(each.center) for each in truth]))
    sizes = [_sizes(kata, item.question.args) for item in probe.items]
    return _Numbers(parts, sizes, all(good))


def _sizes(kata: Kata, args: list[Any]) -> dict[str, int]:
    """The lengths of named sides, and the number of entries of every tensor."""
    pairs = list(zip(kata.inputs.items(), args, strict=True))
    sides = {name: length for (_, each), arg in pairs for name, length in each.sizes_of(arg).items()}
    return {f"entries of {name}": arg.values.size for (name, _), arg in pairs if isinstance(arg, TensorValue)} | sides


def _close(a: list[np.ndarray], b: list[np.ndarray], relative: float = _CLOSE, absolute: float = _CLOSE) -> bool:
    return all(x.shape == y.shape and np.allclose(x, y, rtol=relative, atol=absolute) for x, y in zip(a, b, strict=True))


def _constant(numbers: _Numbers) -> Diagnosis | None:
    """Zero, or the same multiple everywhere."""
    if all(not np.any(each) for each in numbers.mine):
        return _told(
            "zeros", "the answer is always zero: the path from the input to the result is cut, or the gradient was cleared too late"
        )
    mine, right = np.concatenate(numbers.mine), np.concatenate(numbers.right)
    informative = np.abs(right) > 1e-6
    if not np.any(informative) or not np.all(np.isfinite(mine)):
        return None
    factor = float(np.median(mine[informative] / right[informative]))
    if not _close(numbers.mine, [factor * each for each in numbers.right]) or abs(factor - 1) < 1e-6:
        return None
    return _told(f"factor_{factor:g}", _FACTORS.get(round(factor, 9), f"it is {factor:g} times the right answer, at every input tried"))


def _size(numbers: _Numbers) -> Diagnosis | None:
    """Too large or too small by a number that changes with the question: a length."""
    for name in sorted(set.intersection(*map(set, numbers.sizes)), key=lambda each: each.startswith("entries")):
        lengths = [each[name] for each in numbers.sizes]
        if len({n for n, right in zip(lengths, numbers.right, strict=True) if n > 0 and np.any(np.abs(right) > 1e-6)}) < _LENGTHS:
            continue
        if _close(numbers.mine, [n * right for n, right in zip(lengths, numbers.right, strict=True)]):
            return _told("sum_for_mean", f"it is too large by the number {_called(name)}: is there a sum where a mean was asked for")
        if _close([n * mine for n, mine in zip(lengths, numbers.mine, strict=True)], numbers.right):
            return _told("mean_for_sum", f"it is too small by the number {_called(name)}: is there a mean where a sum was asked for")
    return None


def _called(name: str) -> str:
    return f"of {name}" if name.startswith("entries") else f"{name}, which changes from question to question"


def _transposed(probe: Probe, results: list[list[Result]], pulled: bool) -> bool:
    """Whether every answered array is the right one transposed, and some are not the right one itself."""
    mine, right = [], []
    for item, answered in zip(probe.items, results, strict=True):
        mine += [each.value if isinstance(each.value, np.ndarray) else np.array(np.nan) for each in answered]
        right += [each.center for each in (item.gradients if pulled else item.values)]
    return len(mine) == len(right) and _close(mine, [each.T for each in right]) and not _close(mine, right)


def _swapped(numbers: _Numbers) -> Diagnosis | None:
    """The right results in another order."""
    backwards = [(mine, right[::-1]) for mine, right in numbers.parts]
    if all(len(mine) > 1 and _close(mine, other) for mine, other in backwards):
        return _told("swapped", "these are the right numbers in the wrong order: the first result is the last one, and the other way round")
    return None


def _between_results(numbers: _Numbers) -> Diagnosis | None:
    """Later results hold the sum of the earlier ones."""
    if any(len(each) < 2 for each in numbers.right) or not _close(numbers.mine, [np.cumsum(each) for each in numbers.right]):
        return None
    return _told("accumulated", "each gradient holds the sum of all before it: backward() adds to .grad, it does not replace it")


def _between_calls(numbers: _Numbers) -> Diagnosis | None:
    """An answer belongs to, or contains, the call before."""
    mine, right = numbers.mine, numbers.right
    if _close(mine[1:], right[:-1]):
        return _told("stale", "each answer belongs to the call before: something is kept between calls and used too early")
    if len({each.shape for each in right}) == 1:
        sums = list(np.cumsum(np.stack(right), axis=0))
        if _close(mine, sums):
            return _told(
                "accumulated_calls", "each answer holds the sum of all calls so far: a tensor outside the function keeps its .grad"
            )
    return None


def _rounding(numbers: _Numbers) -> Diagnosis | None:
    """Nearly right everywhere: float32 inside, or finite differences."""
    with np.errstate(over="ignore"):
        rounded = [each.astype(np.float32).astype(np.float64) for each in numbers.right]
    if _close(numbers.mine, rounded, 1e-14, 1e-14):
        return _told("float32", "these are the right numbers rounded to float32: a conversion came too early or too late")
    if _close(numbers.mine, numbers.right, 1e-3, 1e-4):  # a small part that is missing altogether is no lost digit
        return _told(
            "imprecise",
            "nearly right everywhere, but digits are lost: by float32 inside, by a slope measured with small steps, or by a difference of "
            "nearly equal numbers",
        )
    return None
