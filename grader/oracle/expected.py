"""How far from the oracle's numbers a right program may be, and which numbers are right at a kink.

The bounds were measured: 0 false rejects in 1.8e7 judgements of correct float64 programs over 32 functions (docs/how-grading-works.md).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

ROUNDING = 2.0**-53  # unit roundoff of float64
_WIGGLES = 3
_MORE_PAIRS = 2  # of side points, once a kink is found
_HULL_PAIRS = 40  # so that every piece of a function of a few entries is met
_SIDE_STEP = 2.0**-40
_DIRECTIONS = 24  # along which a point of a hull is told from others
_POLE = 1e40  # a complex step past a pole gives a huge number instead of an infinity
_KINK = 1e-6  # gradients on the two sides that differ by more than this, relative to the scale, mean a kink

Evaluate = Callable[[Sequence[Any]], list[np.ndarray]]


@dataclass(frozen=True)
class Expected:
    """One array of right numbers: `low` to `high`, `slack` beyond; `center` is what is shown. Float64, all of one shape."""

    center: np.ndarray
    slack: np.ndarray
    low: np.ndarray
    high: np.ndarray
    around: np.ndarray | None = None  # the slopes nearby, one per row, of whose convex hull a right answer is a point

    def accepts(self, numbers: np.ndarray) -> np.ndarray:
        """Entry by entry. Written so that NaN always loses."""
        with np.errstate(invalid="ignore"):
            good = np.isfinite(numbers) & (numbers >= self.low - self.slack) & (numbers <= self.high + self.slack)
        if self.around is not None and np.all(good) and not _in_hull(numbers, self.around, self.slack):
            return np.zeros_like(good)
        return np.asarray(good)


def _in_hull(numbers: np.ndarray, around: np.ndarray, slack: np.ndarray) -> bool:
    """Whether along the sum of the entries, and along random directions, the numbers lie between those nearby: a point of their hull
    does, and one outside it does not for some direction."""
    rng = np.random.default_rng(0)
    directions = np.concatenate([np.ones((1, numbers.size)), rng.normal(size=(_DIRECTIONS, numbers.size))])
    mine, theirs = directions @ numbers.ravel(), directions @ around.reshape(len(around), -1).T
    room = np.abs(directions) @ np.broadcast_to(slack, numbers.shape).ravel()
    return bool(np.all((mine >= theirs.min(axis=1) - room) & (mine <= theirs.max(axis=1) + room)))


def expect(
    evaluate: Evaluate,
    args: Sequence[Any],
    movable: Sequence[int],
    precision: str,
    unit: float,
    seed: int,
    kink: str = "between",
) -> list[Expected] | None:
    """What a right program may answer at `args`; None where the truth is not finite (such a question is not asked).

    evaluate: the truth at given arguments, as arrays. movable: the arguments that are real numbers and may be perturbed.
    precision: "standard" allows 1e-8, "strict" about 1e-12 of the scale. unit: the size below which differences do not count.
    kink: what is right where the slopes on the sides differ: "between", "hull" or "branch", as a Kata says.
    """
    center = evaluate(args)
    if not all(np.all(np.abs(each) < _POLE) for each in center):  # NaN is not below it either
        return None
    rng = np.random.default_rng(seed)
    at_kink = _at_kink(evaluate, args, movable, center, precision, unit, rng, kink)
    if at_kink is not None:
        return at_kink
    wiggle = _wiggle(evaluate, args, movable, center, rng)
    return [Expected(t, _slack(t, w, precision, unit), t, t) for t, w in zip(center, wiggle, strict=True)]


def _slack(truth: np.ndarray, wiggle: np.ndarray, precision: str, unit: float) -> np.ndarray:
    """What rounding and conditioning explain: generous for "standard", the audit bound for "strict" (docs/how-grading-works.md)."""
    scale = np.max(np.abs(truth), initial=0.0)
    worst = np.max(wiggle, initial=0.0)
    if precision == "strict":
        return np.full(truth.shape, 1e4 * ROUNDING * (scale + unit) + 1e4 * worst)
    return np.asarray(1e-8 * (np.abs(truth) + unit) + 1e4 * ROUNDING * scale + 1e4 * (wiggle + 0.01 * worst))


def _moved(args: Sequence[Any], movable: Sequence[int], move: Callable[[np.ndarray], np.ndarray]) -> list[Any]:
    return [move(np.asarray(arg, dtype=np.float64)) if i in movable else arg for i, arg in enumerate(args)]


def _wiggle(
    evaluate: Evaluate, args: Sequence[Any], movable: Sequence[int], center: list[np.ndarray], rng: np.random.Generator
) -> list[np.ndarray]:
    """How much the truth moves when the inputs move by one or two units in the last place: the conditioning of the question."""
    worst = [np.zeros_like(each) for each in center]
    for _ in range(_WIGGLES):

        def nudge(x: np.ndarray) -> np.ndarray:
            return np.asarray(x * (1 + rng.integers(1, 3, x.shape) * rng.choice((-1, 1), x.shape) * 2 * ROUNDING))

        there = evaluate(_moved(args, movable, nudge))
        worst = [np.fmax(w, np.abs(t - c)) for w, t, c in zip(worst, there, center, strict=True)]
    return worst


def _at_kink(
    evaluate: Evaluate,
    args: Sequence[Any],
    movable: Sequence[int],
    center: list[np.ndarray],
    precision: str,
    unit: float,
    rng: np.random.Generator,
    kink: str,
) -> list[Expected] | None:
    """What is right at a kink; None where there is none. The wiggle has no say: it would jump across and make any number right."""
    sides = _sides(evaluate, args, movable, rng)
    scale = [np.max(np.abs(c), initial=0.0) + unit for c in center]
    if not any(_apart(side[i] - c, s) for side in sides for i, (c, s) in enumerate(zip(center, scale, strict=True))):
        return None
    slack = [_slack(c, np.zeros_like(c), precision, unit) for c in center]
    if kink == "branch":
        return [Expected(c, s, c.copy(), c.copy()) for c, s in zip(center, slack, strict=True)]  # of their own: it is a kink
    for _ in range(_MORE_PAIRS if kink == "between" else _HULL_PAIRS):
        sides += _sides(evaluate, args, movable, rng)
    around = [np.stack([side[i] for side in sides]) for i in range(len(center))]
    if not any(_apart(a - a[0], s) for a, s in zip(around, scale, strict=True)):
        # The sides agree and only the reference's own branch at the very point differs: it is smooth, and the sides are right.
        smooth = [np.median(a, axis=0) for a in around]
        return [Expected(m, s + _KINK * z, m, m) for m, s, z in zip(smooth, slack, scale, strict=True)]
    if kink == "hull":
        return [_hull(a, s) for a, s in zip(around, slack, strict=True)]
    sides += [evaluate(moved) for moved in _one_sided(args, movable)]
    return [_between(c, s, [side[i] for side in sides]) for i, (c, s) in enumerate(zip(center, slack, strict=True))]


def _hull(around: np.ndarray, slack: np.ndarray) -> Expected:
    """The slopes nearby alone: at the very point NumPy's maximum of complex numbers gives each of several equal ones the slope 1."""
    finite = around[np.isfinite(around).reshape(len(around), -1).all(axis=1)]
    return Expected(finite[0], slack, np.min(finite, axis=0), np.max(finite, axis=0), np.unique(finite, axis=0))


def _sides(evaluate: Evaluate, args: Sequence[Any], movable: Sequence[int], rng: np.random.Generator) -> list[list[np.ndarray]]:
    """The truth at two opposite points nearby: at a kink in any entry at least one of them is on another side than the point itself."""
    steps: dict[int, np.ndarray] = {}
    for i in movable:
        x = np.asarray(args[i], dtype=np.float64)
        steps[i] = _SIDE_STEP * np.maximum(1.0, np.abs(x)) * rng.uniform(0.5, 1.0, x.shape) * rng.choice((-1, 1), x.shape)
    return [evaluate([arg + sign * steps[i] if i in steps else arg for i, arg in enumerate(args)]) for sign in (1, -1)]


def _apart(difference: np.ndarray, scale: float) -> bool:
    finite = difference[np.isfinite(difference)]
    return bool(np.max(np.abs(finite), initial=0.0) > _KINK * scale)


def _one_sided(args: Sequence[Any], movable: Sequence[int]) -> list[list[Any]]:
    """The arguments with one entry moved to either side."""
    moved = []
    for i in movable:
        base = np.asarray(args[i], dtype=np.float64)
        for index in np.ndindex(base.shape):
            for sign in (-1, 1):
                there = base.copy()
                there[index] += sign * _SIDE_STEP * max(1.0, float(abs(base[index])))
                moved.append([*args[:i], there, *args[i + 1 :]])
    return moved


def _between(center: np.ndarray, slack: np.ndarray, sides: list[np.ndarray]) -> Expected:
    every = np.stack([center, *sides])
    return Expected(center, slack, np.nanmin(every, axis=0), np.nanmax(every, axis=0))
