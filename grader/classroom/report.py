"""The class report: one page about everybody, with nothing on it that is fetched from elsewhere, and no script."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote

from grader.reporters import html
from grader.verdict import Outcome, Scored

_MOST_BARS = 31  # of the time line: more days than that are told as weeks
_MOST_MISCONCEPTIONS = 25
# The letter and the colour of each outcome. One letter each, so that nobody has to tell colours apart.
OUTCOMES = {
    Outcome.PASSED: ("✓", "passed"),
    Outcome.WRONG_GRADIENT: ("G", "wrong"),
    Outcome.WRONG_VALUE: ("V", "wrong"),
    Outcome.SIDE_EFFECT: ("S", "wrong"),
    Outcome.BROKE_RULE: ("P", "wrong"),
    Outcome.OVER_BUDGET: ("B", "wrong"),
    Outcome.RAISED: ("R", "crashed"),
    Outcome.CANNOT_LOAD: ("L", "crashed"),
    Outcome.DIED: ("D", "crashed"),
    Outcome.TIMED_OUT: ("T", "crashed"),
    Outcome.OUT_OF_MEMORY: ("M", "crashed"),
    Outcome.TOO_MUCH_OUTPUT: ("O", "crashed"),
}


@dataclass(frozen=True)
class Class:
    """What a report is made from. `pages`: the path of each learner's feedback, seen from the report. `times`: when what was handed in.

    `not_graded`: whose submissions for which kata could not be graded yet.
    """

    learners: Sequence[str]
    katas: Sequence[str]
    scored: Mapping[tuple[str, str], Scored]
    pages: Mapping[str, str]
    times: Sequence[datetime]
    not_graded: Set[tuple[str, str]]
    left_out: int


@dataclass(frozen=True)
class KataRow:
    """How a kata went: how many handed something in, how many passed, and what went wrong most often."""

    kata: str
    title: str
    handed_in: int
    passed: int
    most: str

    @property
    def share(self) -> float:
        """Of those who handed something in."""
        return self.passed / self.handed_in


def render(told: Class) -> str:
    """The page."""
    return html.filled(
        "class.html",
        told=told,
        rows=[
            (learner, quote(told.pages[learner]), [(kata, told.scored.get((learner, kata))) for kata in told.katas])
            for learner in told.learners
        ],
        passed=sum(each.verdict.passed for each in told.scored.values()),
        hardest=sorted(_kata_rows(told), key=lambda row: (row.share, -row.handed_in)),
        misconceptions=_misconceptions(told),
        bars=_bars(told.times),
        marks=OUTCOMES,
    )


def _kata_rows(told: Class) -> list[KataRow]:
    by_kata = defaultdict(list)
    for (_, kata), each in told.scored.items():
        by_kata[kata].append(each.verdict)
    rows = []
    for kata, verdicts in by_kata.items():
        wrong = Counter(each.outcome.value for each in verdicts if not each.passed)
        most = ", ".join(f"{name} {count}" for name, count in wrong.most_common(2))
        rows.append(KataRow(kata, verdicts[0].title, len(verdicts), len(verdicts) - wrong.total(), most))
    return rows


def _misconceptions(told: Class) -> list[tuple[int, str, str]]:
    """What learners were told to be the reason: how many of them, of which kata, the text; the most frequent first."""
    reasons = [(kata, each.verdict.diagnosis) for (_, kata), each in told.scored.items() if each.verdict.diagnosis]
    texts = {(kata, reason.id): reason.text for kata, reason in reasons}  # one text of them: it may name a learner's own numbers
    found = Counter((kata, reason.id) for kata, reason in reasons)
    return [(count, kata, texts[kata, id]) for (kata, id), count in found.most_common(_MOST_MISCONCEPTIONS)]


def _bars(times: Sequence[datetime]) -> list[tuple[str, int, float]]:
    """Days in UTC, or weeks, from the first to the last: the day, how many were handed in, and their share of the most in percent."""
    days = Counter(each.astimezone(UTC).date() for each in times)
    if not days:
        return []
    first, last = min(days), max(days)
    step = 1 if (last - first).days < _MOST_BARS else 7 * -(-((last - first).days + 1) // (7 * _MOST_BARS))
    counts: dict[date, int] = {first + timedelta(number): 0 for number in range(0, (last - first).days + 1, step)}
    for day, count in days.items():
        counts[first + timedelta((day - first).days // step * step)] += count
    return [(day.isoformat(), count, 100 * count / max(counts.values())) for day, count in counts.items()]
