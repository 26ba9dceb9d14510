"""From verdicts to points: what a kata is worth, and what is taken off a late one."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from grader.classroom.salt import PUBLIC_SEED
from grader.reporters import words
from grader.verdict import Scored, Verdict

_DAY = 86_400


@dataclass(frozen=True)
class Policy:
    """`weights`: points of a kata, 1 where none are named. `late`: percent of them that each day begun after `due` costs."""

    weights: Mapping[str, float] = field(default_factory=dict)
    due: datetime | None = None
    late: float = 0.0

    def possible(self, kata: str) -> float:
        """The most points for a kata."""
        return self.weights.get(kata, 1.0)


def scored(learner: str, verdict: Verdict, at: datetime | None, policy: Policy) -> Scored:
    """What a verdict is worth; `at` is when the program was handed in."""
    possible = policy.possible(verdict.kata)
    if verdict.seed != PUBLIC_SEED:  # it stands for a salt, of this run or of an older one, and no learner may know it
        verdict = replace(verdict, seed=None)
    days = _days_late(at, policy.due)
    if not days:
        return Scored(learner, verdict, possible * verdict.passed, possible)
    lost = min(100.0, policy.late * days)
    note = f"{words.counted(days, 'day')} late" + (f": {lost:g} % less" if lost else "")
    return Scored(learner, verdict, possible * verdict.passed * (100 - lost) / 100, possible, note)


def _days_late(at: datetime | None, due: datetime | None) -> int:
    """Days begun; the day that a clock change makes shorter is a day of 24 hours, too."""
    return 0 if at is None or due is None else max(0, math.ceil((at - due).total_seconds() / _DAY))
