"""The budget of a kata: one question with large inputs, whether the answer is right there too, and who holds the memory at the peak."""

from dataclasses import replace
from typing import Any

import numpy as np

from grader import judge, timeline
from grader.bank import BankError, Item
from grader.budget import Budget, shown
from grader.inputs import Given, Input, Value
from grader.oracle import slope
from grader.oracle.expected import Expected
from grader.spec import Kata
from grader.verdict import Finding, Memory, Outcome
from grader.wire.codec import encode
from grader.wire.frames import MAX_BODY
from grader.wire.messages import Answer, History, Question, Usage, Watched

STAGE = "budget"
_SLACK = 1e-7  # of the size of what is compared
_MOST_POINTS = 1_000
_MOST_BYTES = MAX_BODY - (1 << 20)  # the program travels in the same message
_CALLED = {
    "peak": "at the peak it holds {} beyond its arguments",
    "kept": "after the call, with its result alive, it keeps {}",
    "left": "after the call, with the result gone, {} are left",
}


def question(kata: Kata, seed: int) -> Question:
    """The large arguments, the same for everyone with the same seed, and upstream gradients.

    Raises ValueError if the spec leaves one open, and BankError if they are too large to be sent.
    """
    assert kata.budget is not None
    asked = _question(kata, kata.budget, np.random.default_rng(seed))
    size = len(encode(asked))
    if size > _MOST_BYTES:
        raise BankError(
            f"spec.py: the arguments of the budget ({_sizes(kata)}) have {shown(size)}; at most {shown(_MOST_BYTES)} can be asked"
        )
    return asked


def _question(kata: Kata, budget: Budget, rng: np.random.Generator) -> Question:
    args = [_large(name, each, budget.at, rng) for name, each in kata.inputs.items()]
    if kata.kind != "op":
        return Question(args)
    args = [_leaf(each, arg) for each, arg in zip(kata.inputs.values(), args, strict=True)]
    shapes = [each.shape for each in slope.outputs(kata.reference, kata.plain(args))]
    return Question(args, [rng.uniform(0.5, 1.5, shape) for shape in shapes])


def _large(name: str, each: Input, at: dict[str, Any], rng: np.random.Generator) -> Value:
    if name in at:
        return each.parse(at[name])
    if isinstance(each, Given):
        inner = [_large(inner_name, one, at, rng) for inner_name, one in each.inputs.items()]
        return each.value_of(inner)
    return each.at({side: length for side, length in at.items() if isinstance(length, int)}).large(rng)


def _leaf(each: Input, arg: Any) -> Any:
    return replace(arg, state="leaf") if each.differentiable else arg


def fault(kata: Kata, asked: Question, seed: int, answer: Answer) -> Finding | None:
    """What is wrong with the answer: its form, its values, or its gradients along one direction (drawn from `seed`) of the inputs."""
    args = kata.plain(asked.args)
    values = slope.outputs(kata.reference, args)
    gradients = [np.zeros(np.shape(args[i])) for i in kata.wrt]
    exact, any_number = [_near(np.asarray(each, np.float64)) for each in values], [_finite(each) for each in gradients]
    if kata.kind == "grad":
        item = Item(asked, (exact if kata.with_value else []) + any_number, [])
    else:
        item = Item(asked, exact, any_number if kata.kind == "op" else [])
    found = judge.judge(kata, item, answer)
    if found is not None:
        return Finding(STAGE, found.outcome, f"on large inputs ({_sizes(kata)}) {found.message}")
    told = answer.gradients if kata.kind == "op" else answer.results[-len(gradients) :]
    return _slope_fault(kata, asked, seed, [each.value for each in told]) if kata.kind in ("grad", "op") else None


def _near(right: np.ndarray) -> Expected:
    slack = np.full(right.shape, _SLACK * (1 + np.max(np.abs(right), initial=0.0)))
    return Expected(right, slack, right, right)


def _finite(like: np.ndarray) -> Expected:
    return Expected(like, np.full(like.shape, np.inf), like, like)


def _slope_fault(kata: Kata, asked: Question, seed: int, gradients: list[Any]) -> Finding | None:
    """Gradients against the slope along one direction: one evaluation of the reference, however large the inputs."""
    args, rng = kata.plain(asked.args), np.random.default_rng(seed + 1)
    ways = {i: rng.normal(size=np.shape(args[i])) for i in kata.wrt}
    moved = [arg + 1j * slope.STEP * ways[i] if i in ways else arg for i, arg in enumerate(args)]
    slopes = [each.imag / slope.STEP for each in slope.outputs(kata.reference, moved)]
    right = sum(float(np.sum(c * s)) for c, s in zip(asked.cotangents or [np.ones(())] * len(slopes), slopes, strict=True))
    with np.errstate(over="ignore", invalid="ignore"):  # a program's numbers may be anything
        terms = [gradient * ways[i] for gradient, i in zip(gradients, kata.wrt, strict=True)]
        yours, size = sum(float(np.sum(each)) for each in terms), sum(float(np.sum(np.abs(each))) for each in terms)
    # Sums of huge numbers overflow, and infinity is within any part of infinity.
    if np.isfinite(size) and abs(yours - right) <= _SLACK * (size + abs(right)):
        return None
    message = f"on large inputs ({_sizes(kata)}) the gradient says that the slope along one direction is {yours:.9g}, but it is {right:.9g}"
    return Finding(STAGE, Outcome.WRONG_GRADIENT, message)


def _sizes(kata: Kata) -> str:
    assert kata.budget is not None
    return ", ".join(f"{name} = {value}" for name, value in kata.budget.at.items() if isinstance(value, int | float))


def used(budget: Budget, usage: Usage, history: History) -> Memory:
    """The figures, and who held the peak."""
    figures = {"peak": usage.peak, "kept": usage.kept, "left": usage.left}
    return Memory(figures, budget.limits, tuple(timeline.holders(history)), tuple(timeline.alive(history, _MOST_POINTS)))


def over(kata: Kata, memory: Memory, watched: Watched) -> Finding | None:
    """The first figure that is over its limit, with the line that holds most of it."""
    assert kata.budget is not None
    usage = watched.usage
    if usage.operations < kata.budget.operations:
        count = f"{usage.operations} operation{'' if usage.operations == 1 else 's'}"
        text = f"{count} ran on the device, where at least {kata.budget.operations} have to: compute there"
        return Finding(STAGE, Outcome.BROKE_RULE, text)
    for name, limit in memory.limits.items():
        if memory.used[name] > limit:
            told = _CALLED[name].format(shown(memory.used[name]))
            told += f" ({_sizes(kata)}), {shown(memory.used[name] - limit)} over its budget of {shown(limit)}"
            first = timeline.holders(watched.history, name)[:1]
            where = (first[0].line, first[0].cell, first[0].code) if first else (None, None, "")
            return Finding(STAGE, Outcome.OVER_BUDGET, told, *where)
    return None
