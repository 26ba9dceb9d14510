"""A fixed sequence of questions whose answers are a program's fingerprint: the same for every submission and every seed."""

from dataclasses import dataclass, replace

import numpy as np

from grader import bank, judge, questions
from grader.bank import Item
from grader.oracle.expected import Expected
from grader.spec import Kata
from grader.stages import Check, blocked_in_torch
from grader.wire.messages import Answer, Question, Result, Trouble

_FIRST, _SPREAD = 20, 16  # questions: the first of the battery, and some spread over the rest of it
_SECONDS = 8.0
_TWICE = 9  # the first of them are asked twice in a row: what one call leaves behind shows


@dataclass(frozen=True)
class Probe:
    """The sequence."""

    kata: Kata
    items: list[Item]

    @classmethod
    def of(cls, kata: Kata, unit: float) -> "Probe":
        """Battery questions of a kata, some of them twice."""
        rows = questions.battery(kata)
        rest = rows[_FIRST:]
        chosen = rows[:_FIRST] + rest[:: max(1, len(rest) // _SPREAD)]
        asked = [questions.with_cotangents(kata, Question(args, []), i) for i, args in enumerate(chosen)]
        found = [item for question in asked if (item := bank.answer(kata, question, unit)) is not None]
        return cls(kata, [*(item for item in found[:_TWICE] for _ in range(2)), *found[_TWICE:]])


def responses(check: Check, probe: Probe) -> list[Answer]:
    """What a submission answers to the sequence, in a fresh box; [] if it cannot be loaded. Raises Silence."""
    check = replace(check, limits=replace(check.limits, total=min(check.limits.total, _SECONDS)))  # nobody waits long for a reason
    preloaded = check.server.preloaded
    answers = _ask(check, probe)
    if any(blocked_in_torch(answer.trouble) for answer in answers) and not preloaded:
        check.server.preload()
        return _ask(check, probe)
    return answers


def _ask(check: Check, probe: Probe) -> list[Answer]:
    with check.conversation() as conversation:
        if conversation.load().trouble is not None:
            return []
        return list(conversation.ask([item.question for item in probe.items]))


def same(probe: Probe, mine: list[Answer], theirs: list[Answer]) -> bool:
    """Whether two programs behaved the same, to within the slack that the judge allows."""
    return len(mine) == len(theirs) and all(
        _same_answer(probe.kata, item, a, b) for item, a, b in zip(probe.items, mine, theirs, strict=True)
    )


def _differently_attached(a: Answer, b: Answer) -> bool:
    return [each.attached for each in a.results] != [each.attached for each in b.results]


def _same_answer(kata: Kata, item: Item, a: Answer, b: Answer) -> bool:
    if (a.trouble is None) != (b.trouble is None) or sorted(a.changed) != sorted(b.changed):
        return False
    if a.trouble is not None and b.trouble is not None:
        return _of_trouble(a.trouble) == _of_trouble(b.trouble)
    if kata.detached and _differently_attached(a, b):
        return False
    if kata.accepts is not None and judge.accepted(kata, judge.plain(a), judge.plain(b)):
        return True
    return (
        a.packed == b.packed
        and _same_results(item.values, a.results, b.results)
        and _same_results(item.gradients, a.gradients, b.gradients)
    )


def _of_trouble(trouble: Trouble) -> tuple[str, str, str]:
    """The exception and the line that raised it: the same message may come from quite another mistake elsewhere."""
    return trouble.type, _words(trouble.text), "".join(trouble.code.split())


def _words(text: str) -> str:
    """A message without its numbers."""
    return "".join(letter for letter in text if not letter.isdigit())[:200]


def _same_results(expected: list[Expected], a: list[Result], b: list[Result]) -> bool:
    slacks = [float(np.max(each.slack, initial=0.0)) for each in expected]
    if len(slacks) != len(a):  # a list of numbers for one array, or too many results
        slacks = [max(slacks, default=0.0)] * len(a)
    return len(a) == len(b) and all(map(_same_result, a, b, slacks))


def _same_result(a: Result, b: Result, slack: float) -> bool:
    if (a.kind, a.dtype) != (b.kind, b.dtype) or type(a.value) is not type(b.value):
        return False
    if isinstance(a.value, np.ndarray) and isinstance(b.value, np.ndarray):
        return a.value.shape == b.value.shape and bool(np.all(np.isclose(a.value, b.value, rtol=1e-12, atol=slack, equal_nan=True)))
    if isinstance(a.value, float) and isinstance(b.value, float):
        return bool(np.isclose(a.value, b.value, rtol=1e-12, atol=slack, equal_nan=True))
    return bool(a.value == b.value)
