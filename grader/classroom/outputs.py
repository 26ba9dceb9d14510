"""Everything that is written about a class beside its ledger: gradebook, report, feedback, and what was left out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from grader import catalogue
from grader.classroom import feedback, files, gradebook, report, scores
from grader.classroom.collect import Collected
from grader.classroom.ledger import Key, Ledger
from grader.reporters import json
from grader.verdict import Outcome, Scored, Verdict

GRADEBOOK, REPORT, FEEDBACK, LEFT_OUT = "gradebook.csv", "report.html", "feedback", "left_out.csv"


@dataclass(frozen=True)
class Results:
    """A class after a run: what was found, which grades there are, the katas that count, and how many submissions have no grade yet."""

    found: Collected
    keys: Mapping[tuple[str, str], Key]
    katas: Sequence[str]
    missing: int


def scored(results: Results, ledger: Ledger, policy: scores.Policy) -> Iterator[Scored]:
    """The points of each learner for each kata, learner by learner, read from the ledger one at a time.

    Nothing handed in is no points; what has no grade yet is a GRADER_ERROR, and nobody's fault but ours.
    """
    times = {(each.learner, each.kata): each.at for each in results.found.handed_in}
    titles = {kata: catalogue.find(kata).title for kata in results.katas}
    for learner in results.found.learners:
        for kata, title in titles.items():
            key = results.keys.get((learner, kata))
            grade = None if key is None else ledger.find(key)
            verdict = json.read(grade.verdict) if grade else _without_grade(kata, title, (learner, kata) in times)
            yield scores.scored(learner, verdict, times.get((learner, kata)), policy)


def _without_grade(kata: str, title: str, handed_in: bool) -> Verdict:
    if handed_in:
        return Verdict(kata, title, summary="it could not be graded yet")
    return Verdict(kata, title, Outcome.CANNOT_LOAD, "nothing was handed in for this kata")


def write(out: Path, results: Results, ledger: Ledger, policy: scores.Policy, columns: Mapping[str, str]) -> None:
    """Write all of it, each file anew. Raises OSError and LedgerError."""
    learners = results.found.learners
    stems = feedback.stems(learners)
    points = _write_feedback(out / FEEDBACK, stems, results, scored(results, ledger, policy))
    worth = {kata: policy.possible(kata) for kata in results.katas}
    files.replace(out / GRADEBOOK, gradebook.render(gradebook.grades(learners, results.katas, points, worth, columns)))
    left_out = [["file", "reason"], *([each.path, each.reason] for each in results.found.left_out)]
    files.replace(out / LEFT_OUT, gradebook.render(left_out))
    pages = {learner: f"{FEEDBACK}/{stem}.html" for learner, stem in stems.items()}
    times = [each.at for each in results.found.handed_in if each.at is not None]
    page = report.render(report.Class(learners, results.katas, points, pages, times, results.missing, len(results.found.left_out)))
    files.replace(out / REPORT, page)


def _write_feedback(folder: Path, stems: Mapping[str, str], results: Results, every: Iterator[Scored]) -> dict[tuple[str, str], Scored]:
    """Of each verdict only what the tables need is kept: a class may be large."""
    folder.mkdir(exist_ok=True)
    kept, following = {}, next(every, None)
    for learner, stem in stems.items():
        given = []
        while following is not None and following.learner == learner:
            given.append(following)
            pair = learner, following.verdict.kata
            if pair in results.keys:
                kept[pair] = replace(following, verdict=_slim(following.verdict))
            following = next(every, None)
        left_out = [(each.path, each.reason) for each in results.found.left_out if each.learner == learner]
        feedback.write(folder, stem, learner, given, left_out)
    return kept


def _slim(verdict: Verdict) -> Verdict:
    return Verdict(verdict.kata, verdict.title, verdict.outcome, diagnosis=verdict.diagnosis)
