"""Who moved from what to what when something was graded again, and why it was."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from grader.classroom.ledger import Grade, Key, Ledger

# What may be another in a program's next grade, in words.
_WHY = {"pack": "the kata's spec", "grader": "kata's version", "seed": "the salt", "timeout": "--timeout", "device": "the device"}


@dataclass(frozen=True)
class Regrade:
    """Two grades of the same program, one after the other."""

    before: Grade
    after: Grade

    @property
    def moved(self) -> bool:
        """Whether the outcome is another."""
        return self.before.outcome != self.after.outcome

    @property
    def why(self) -> str:
        """What is another about the second. The salt's number is not told."""
        before, after = self.before.key, self.after.key
        return ", ".join(_told(name, before, after) for name in _WHY if getattr(before, name) != getattr(after, name))


def _told(name: str, before: Key, after: Key) -> str:
    return _WHY[name] if name == "seed" else f"{_WHY[name]} ({getattr(before, name)} → {getattr(after, name)})"


def again(keys: Iterable[Key], ledger: Ledger) -> tuple[int, list[str]]:
    """How many of these programs have a grade already, though not under this key; and everything that is another about it, in words."""
    pairs = [(before.key, key) for key in keys if (before := ledger.latest(key)) is not None]
    return len(pairs), [told for name, told in _WHY.items() if any(getattr(old, name) != getattr(new, name) for old, new in pairs)]


def regrades(ledger: Ledger) -> Iterator[Regrade]:
    """Every pair of grades that follow each other, learner by learner."""
    for _, grades in groupby(ledger.history(), lambda each: (each.key.learner, each.key.kata, each.key.sha256, each.key.suffix)):
        for before, after in pairwise(grades):
            yield Regrade(before, after)
