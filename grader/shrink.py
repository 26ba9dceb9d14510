"""From a failing question to the smallest that fails in the same way.

Greedy: try the simpler values that each input offers, keep the first that still fails, start over. Why not Hypothesis' own shrinking:
docs/decisions/0004-shrinking.md.
"""

import time
from collections.abc import Callable, Iterator
from typing import Any

from grader import bank, questions
from grader.bank import Item
from grader.judge import Fault
from grader.spec import Kata
from grader.wire.codec import encode
from grader.wire.messages import Question

MOST_CALLS = 200
_MOST_SECONDS = 3.0

Replay = Callable[[Item], Fault | None]


def shrink(kata: Kata, item: Item, fault: Fault, unit: float, replay: Replay) -> tuple[Item, Fault]:
    """The simplest item found whose `replay` gives the same outcome (and exception type), and its fault."""
    stop = time.monotonic() + _MOST_SECONDS
    calls = 0
    improved = True
    while improved:
        improved = False
        for candidate in _simpler(kata, item, unit):
            if calls >= MOST_CALLS or time.monotonic() > stop:
                return item, fault
            calls += 1
            found = replay(candidate)
            if found is not None and _same_kind(found, fault):
                item, fault, improved = candidate, found, True
                break
    return item, fault


def _same_kind(a: Fault, b: Fault) -> bool:
    types = [each.trouble.type if each.trouble else None for each in (a, b)]
    return a.outcome is b.outcome and types[0] == types[1]


def _simpler(kata: Kata, item: Item, unit: float) -> Iterator[Item]:
    """Items with shorter sides or one argument made simpler, the truth worked out anew."""
    for args in (*_shorter(kata, item.question.args), *_one_simpler(kata, item.question.args)):
        candidate = _answered(kata, args, unit)
        if candidate is not None:
            yield candidate


def _answered(kata: Kata, args: list[Any], unit: float) -> Item | None:
    """None where the author's reference cannot or may not be asked: what is tried here did not come from an input itself."""
    try:
        return bank.answer(kata, questions.with_cotangents(kata, Question(args, []), 0), unit) if kata.allows(args) else None
    except Exception:
        return None


def _shorter(kata: Kata, args: list[Any]) -> Iterator[list[Any]]:
    """Arguments with a named side shortened in all of them."""
    pairs = list(zip(kata.inputs.values(), args, strict=True))
    lengths = {name: length for each, arg in pairs for name, length in each.sizes_of(arg).items()}
    for name, now in lengths.items():
        least = kata.sizes[name][0]
        for length in sorted({least, 1, 2, now // 2, now - 1}):
            if least <= length < now:
                yield [each.cut(arg, name, slice(length), length) for each, arg in pairs]
                yield [each.cut(arg, name, slice(now - length, now), length) for each, arg in pairs]


def _one_simpler(kata: Kata, args: list[Any]) -> Iterator[list[Any]]:
    for position, each in enumerate(kata.inputs.values()):
        for value in each.simpler(args[position]):
            changed = questions.as_asked(kata, [*args[:position], value, *args[position + 1 :]])
            if encode(changed[position]) != encode(args[position]):
                yield changed
