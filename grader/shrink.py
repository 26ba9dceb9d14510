"""From a failing question to the smallest that fails in the same way.

Greedy: try the simpler values that each input offers, keep the first that still fails, start over. Why not Hypothesis' own shrinking:
docs/decisions/0004-shrinking.md.
"""

import time
from collections.abc import Callable, Iterator

from grader import bank
from grader.bank import Item
from grader.judge import Fault
from grader.spec import Kata
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
    """Items with one argument made simpler, the truth worked out anew."""
    args = item.question.args
    for position, each in enumerate(kata.inputs.values()):
        for value in each.simpler(args[position]):
            question = Question([*args[:position], value, *args[position + 1 :]], [])
            candidate = bank.answer(kata, bank.with_cotangents(kata, question, 0), unit)
            if candidate is not None:
                yield candidate
