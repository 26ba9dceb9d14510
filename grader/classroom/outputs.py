"""Everything that is written about a class beside its ledger: gradebook, report, feedback, and what was left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from grader.classroom import feedback, gradebook, report, scores
from grader.classroom.collect import Collected, HandedIn
from grader.classroom.ledger import Grade
from grader.reporters import json
from grader.verdict import Scored

GRADEBOOK, REPORT, FEEDBACK, LEFT_OUT = "gradebook.csv", "report.html", "feedback", "left_out.csv"


@dataclass(frozen=True)
class Results:
    """A class after a run: what was found, the grades there are, the katas that count, and how many submissions have no grade yet."""

    found: Collected
    grades: Mapping[tuple[str, str], Grade]
    katas: Sequence[str]
    missing: int


def scored(results: Results, policy: scores.Policy) -> dict[tuple[str, str], Scored]:
    """The points of each learner for each kata."""
    times = {(each.learner, each.kata): _at(each) for each in results.found.handed_in}
    return {pair: scores.scored(pair[0], json.read(each.verdict), times[pair], policy) for pair, each in results.grades.items()}


def write(out: Path, results: Results, policy: scores.Policy, columns: Mapping[str, str]) -> None:
    """Write all of it, each file anew. Raises OSError."""
    learners, points = results.found.learners, scored(results, policy)
    worth = {kata: policy.possible(kata) for kata in results.katas}
    gradebook.replace(out / GRADEBOOK, gradebook.grades(learners, results.katas, points, worth, columns))
    gradebook.replace(out / LEFT_OUT, [["file", "reason"], *([each.path, each.reason] for each in results.found.left_out)])
    stems = feedback.stems(learners)
    _write_feedback(out / FEEDBACK, stems, results, points)
    pages = {learner: f"{FEEDBACK}/{stem}.html" for learner, stem in stems.items()}
    times = [at for each in results.found.handed_in if (at := _at(each)) is not None]
    page = report.render(report.Class(learners, results.katas, points, pages, times, results.missing, len(results.found.left_out)))
    (out / REPORT).write_text(page, encoding="utf-8", errors="backslashreplace")


def _write_feedback(folder: Path, stems: Mapping[str, str], results: Results, points: Mapping[tuple[str, str], Scored]) -> None:
    folder.mkdir(exist_ok=True)
    for learner, stem in stems.items():
        given = [points[learner, kata] for kata in results.katas if (learner, kata) in points]
        left_out = [(each.path, each.reason) for each in results.found.left_out if each.learner == learner]
        feedback.write(folder, stem, learner, given, left_out)


def _at(each: HandedIn) -> datetime | None:
    try:
        return datetime.fromtimestamp(Path(each.submission.path).stat().st_mtime, UTC)
    except OSError:  # it went away after it was read
        return None
