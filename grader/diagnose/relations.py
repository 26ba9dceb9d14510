"""How wrong numbers relate to the right ones: a constant factor, zero, a sum, rounding. The claim is always true of the numbers asked."""

from dataclasses import dataclass

import numpy as np

from grader.diagnose.probe import Probe
from grader.spec import Kata
from grader.verdict import Diagnosis
from grader.wire.messages import Answer

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


def explain(kata: Kata, probe: Probe, given: list[Answer]) -> Diagnosis | None:
    """The first relation that holds for every question of the probe."""
    if kata.kind == "answer" or not given or any(answer.trouble is not None for answer in given):
        return None
    results = [answer.gradients if kata.kind == "op" and answer.gradients else answer.results for answer in given]
    if any(result.kind == "NoneType" for each in results for result in each):
        return _told("none", "a gradient is None: no path leads from the result to that tensor, or it is not a leaf, so nothing was stored")
    if any(result.kind == "tensor" and result.dtype == "float32" for each in results for result in each):
        return _told("float32", "the numbers are float32. About seven digits are left of sixteen; convert before you compute, not after")
    numbers = _numbers(kata, probe, results)
    if numbers is None:
        return None
    return _constant(numbers) or _between_results(numbers) or _between_calls(numbers) or _rounding(numbers)


def _told(name: str, text: str) -> Diagnosis:
    return Diagnosis(f"relation:{name}", text[0].upper() + text[1:] + ("" if text.endswith("?") else "."))


def _numbers(kata: Kata, probe: Probe, results: list[list]) -> _Numbers | None:  # type: ignore[type-arg]
    mine, right = [], []
    for item, each in zip(probe.items, results, strict=True):
        truth = [expected.center for expected in (item.gradients if kata.kind == "op" else item.values)]
        if [np.shape(result.value) for result in each] != [t.shape for t in truth] or any(r.value is None for r in each):
            return None
        mine.append(np.concatenate([np.ravel(result.value).astype(np.float64) for result in each] or [np.zeros(0)]))
        right.append(np.concatenate([np.ravel(t) for t in truth] or [np.zeros(0)]))
    return _Numbers(mine, right)


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
    if _close(numbers.mine, [each.astype(np.float32).astype(np.float64) for each in numbers.right], 1e-14):
        return _told("float32", "these are the right numbers rounded to float32: a conversion came too early or too late")
    if _close(numbers.mine, numbers.right, 1e-3):
        return _told(
            "imprecise", "nearly right everywhere: a slope measured with small steps, or float32 inside, loses digits. Autograd is exact"
        )
    return None
