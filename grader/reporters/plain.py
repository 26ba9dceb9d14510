"""A verdict as plain text, for formats that have no markup of their own; and what they have in common.

The number that the salt stands for is never in it: whoever knows it can ask the same questions at home.
"""

from collections.abc import Sequence
from dataclasses import replace

import click

from grader.reporters import terminal
from grader.verdict import Outcome, Scored


class NotGraded(Exception):
    """There are no points to report, because kata itself failed: a zero would be a lie."""


def told(scored: Scored) -> str:
    """The paragraphs that a terminal shows, without colours and without what was checked."""
    text = terminal.render(replace(scored.verdict, stages=()), f"  {scored.note}" if scored.note else "")
    return printable(click.unstyle(text))


def printable(text: str) -> str:
    """`text` without control characters, overrides of its direction and lone surrogates; lines stay lines."""
    return "".join(letter if letter.isprintable() or letter == "\n" else "\N{REPLACEMENT CHARACTER}" for letter in text)


def seconds(scored: Scored) -> float:
    """How long the check took; 0 where nobody knows."""
    return round(scored.verdict.seconds.get("total", 0.0), 3)


def refuse_ungraded(scored: Sequence[Scored]) -> None:
    """Raises NotGraded if kata itself failed on any of them."""
    ungraded = [each.verdict.kata for each in scored if each.verdict.outcome is Outcome.GRADER_ERROR]
    if ungraded:
        raise NotGraded(f"{', '.join(ungraded)} could not be graded, which is no fault of the learner: there are no points to report")
