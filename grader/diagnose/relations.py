"""How wrong numbers relate to the right ones: a constant factor, zero, a sum, rounding. The claim is always true of the numbers asked."""

from dataclasses import dataclass

import numpy as np

from grader.diagnose.probe import Probe
from grader.spec import Kata
from grader.verdict import Diagnosis
from grader.wire.messages import Answer, Result

_CLOSE = 1e-9
_FACTORS = {
    -1.0: "the sign is flipped: it points uphill where the slope points downhill",
    2.0: "it is twice too large. Is something counted twice, or added to what was there before?",
    0.5: "it is half of what it should be. Is there a mean, or one of two paths missing?",
}


@dataclass(frozen=True)
class _Numbers:
    """Per question: what was answered, and what is right, flattened over all results."""

    mine: list[np.ndarray]
    right: list[np.ndarray]
    all_right: bool


def explain(kata: Kata, probe: Probe, given: list[Answer]) -> Diagnosis | None:
    """The first relation that holds for every question of the probe."""
    if kata.kind == "answer" or not given or any(answer.trouble is not None for answer in given):
        return None
    results = [answer.gradients if kata.kind == "op" and answer.gradients else answer.results for answer in given]
    if all([result.kind for result in answer.results] == ["NoneType"] and not answer.packed for answer in given):
        return _told(
            "no_return", "the function returned None every time. Is a `return` missing? Or the .grad of a tensor that is not a leaf"
        )
    if kata.kind != "run" and any(result.kind == "NoneType" for each in results for result in each):
        return _told("none", "a gradient is None: no path leads from the result to that tensor, or it is not a leaf, so nothing was stored")
    if any(result.kind == "tensor" and result.dtype == "float32" for each in results for result in each):
        return _told("float32", "the numbers are float32. About seven digits are left of sixteen; convert before you compute, not after")
    numbers = _numbers(kata, probe, results)
    if numbers is None or numbers.all_right:
        return None
    if not all(np.all(np.isfinite(each)) for each in numbers.mine):
        return _told(
            "not_finite", "some numbers are NaN or infinite: look for a division by zero, a root or logarithm of zero, or an overflow"
        )
    return _constant(numbers) or _between_results(numbers) or _between_calls(numbers) or _rounding(numbers)


def _told(name: str, text: str) -> Diagnosis:
    return Diagnosis(f"relation:{name}", text[0].upper() + text[1:] + ("" if text.endswith("?") else "."))


def _numbers(kata: Kata, probe: Probe, results: list[list[Result]]) -> _Numbers | None:
    """None if an answer does not have the form of the right one."""
    mine, right, good = [], [], []
    for item, each in zip(probe.items, results, strict=True):
        truth = item.gradients if kata.kind == "op" else item.values
        values = [np.asarray(result.value, np.float64) for result in each if isinstance(result.value, np.ndarray | float)]
        if [value.shape for value in values] != [expected.center.shape for expected in truth]:
            return None
        mine.append(np.concatenate([value.ravel() for value in values] or [np.zeros(0)]))
        right.append(np.concatenate([np.ravel(expected.center) for expected in truth] or [np.zeros(0)]))
        good += [bool(np.all(expected.accepts(value))) for value, expected in zip(values, truth, strict=True)]
    return _Numbers(mine, right, all(good))


def _close(a: list[np.ndarray], b: list[np.ndarray], tolerance: float = _CLOSE) -> bool:
    return all(x.shape == y.shape and np.allclose(x, y, rtol=tolerance, atol=tolerance) for x, y in zip(a, b, strict=True))


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
    if _close(numbers.mine, rounded, 1e-14):
        return _told("float32", "these are the right numbers rounded to float32: a conversion came too early or too late")
    if _close(numbers.mine, numbers.right, 1e-3):
        return _told(
            "imprecise", "nearly right everywhere: a slope measured with small steps, or float32 inside, loses digits. Autograd is exact"
        )
    return None
