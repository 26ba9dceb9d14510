"""A class on the disk that nobody wrote: the mix of the long run for the seed exercises, one folder for each learner."""

from dataclasses import dataclass
from pathlib import Path

from tests.soak.cases import Case, mixture

KATAS = ("A", "B", "C", "D", "E", "F", "G")
SECONDS = "2"  # for one call: those that hang cost that much each


@dataclass(frozen=True)
class Member:
    """One file of a class: whose, for which kata, and the case that it was made from."""

    learner: str
    kata: str
    case: Case


def make(folder: Path, count: int, seed: int) -> list[Member]:
    """Write `count` submissions; learners get one for each kata that comes, so that all of a class is for different programs.

    No two are the same bytes: each ends in a comment of its own.
    """
    members = []
    held: dict[str, int] = {}  # how many submissions for a kata there are: the next learner without one gets the next
    for number, case in enumerate(mixture(count, seed, KATAS)):
        learner = f"n{held.setdefault(case.kata, 0):05}"
        held[case.kata] += 1
        members.append(Member(learner, case.kata, case))
        _write(folder / learner, case, number)
    return members


def _write(folder: Path, case: Case, number: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    suffix = Path(case.submission.path).suffix
    own = b"\n# %d\n" % number if suffix == ".py" else b" " * number
    (folder / f"{case.kata.lower()}{suffix}").write_bytes(case.submission.source + own)
