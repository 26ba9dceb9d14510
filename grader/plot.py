"""What a picture of a submission's answer shows: its answer to one question, and the right one; or what that does to the memory."""

from dataclasses import dataclass

import numpy as np

from grader import bank, judge, memory, questions, timeline
from grader.conversation import Silence
from grader.inputs import Value
from grader.panel import Panel
from grader.stages import Check
from grader.timeline import Timeline
from grader.wire.messages import Question


@dataclass(frozen=True)
class Pair:
    """The panels of the learner's answer (None if it cannot be drawn), and of the right one."""

    yours: list[Panel] | None
    expected: list[Panel]


class NoPicture(Exception):
    """There is nothing to draw; the message is for the user."""


def pair(check: Check, args: list[Value]) -> Pair:
    """Ask the submission one question, and draw its answer as the kata's spec says. Raises NoPicture."""
    kata = check.kata
    if kata.picture is None:
        raise NoPicture(f"{kata.function} returns nothing that could be drawn")
    item = bank.answer(kata, questions.with_cotangents(kata, Question(args), 0), 1.0)
    assert item is not None  # `kata verify` asks every input of a page
    named = dict(zip(kata.inputs, kata.plain(args), strict=True))
    right = [each.center for each in item.values] if kata.kind != "answer" else [item.plain]
    try:
        with check.conversation() as conversation:
            conversation.load()
            values = judge.drawable(kata, item, next(iter(conversation.ask([item.question]))))
    except Silence:
        values = None
    with np.errstate(all="ignore"):  # a program's numbers may be anything
        return Pair(kata.picture(*named.values(), *values) if values is not None else None, kata.picture(*named.values(), *right))


def over_time(check: Check) -> Timeline:
    """Ask the submission the question of the kata's budget, and tell what became of the memory. Raises NoPicture."""
    try:
        with check.conversation() as conversation:
            watched = conversation.watch(memory.question(check.kata, check.seed))
    except Silence as silence:
        raise NoPicture(silence.detail) from silence
    found = timeline.of(watched.history)
    if found is None:
        raise NoPicture(f"{check.kata.function} put nothing on the CUDA device")
    return found
