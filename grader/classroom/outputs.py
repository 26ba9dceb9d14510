"""Everything that is written about a class beside its ledger: gradebook, report, feedback, and what was left out."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from grader import catalogue, redact
from grader.classroom import feedback, files, gradebook, report, scores
from grader.classroom.collect import Collected, HandedIn
from grader.classroom.ledger import Grade, Key, Ledger
from grader.reporters import json
from grader.verdict import Outcome, Scored, Verdict

GRADEBOOK, REPORT, FEEDBACK, LEFT_OUT = "gradebook.csv", "report.html", "feedback", "left_out.csv"


@dataclass(frozen=True)
class Results:
    """A class after a run: what was found, which grades there are, the katas that count, and how many submissions have no grade yet.

    `root` is what all paths begin with; where the teacher keeps the submissions is nothing for learners.
    """

    found: Collected
    keys: Mapping[tuple[str, str], Key]
    katas: Sequence[str]
    missing: int
    root: str


def scored(results: Results, ledger: Ledger, policy: scores.Policy) -> Iterator[Scored]:
    """The points of each learner for each kata, learner by learner, read from the ledger one at a time.

    Nothing handed in is no points; what has no grade yet is a GRADER_ERROR, and nobody's fault but ours.
    """
    handed_in = {(each.learner, each.kata): each for each in results.found.handed_in}
    titles = {kata: catalogue.find(kata).title for kata in results.katas}
    for learner in results.found.learners:
        for kata, title in titles.items():
            each, key = handed_in.get((learner, kata)), results.keys.get((learner, kata))
            verdict = _verdict(kata, title, each, None if key is None else ledger.find(key))
            yield scores.scored(learner, verdict, None if each is None else each.at, policy)


def _verdict(kata: str, title: str, handed_in: HandedIn | None, grade: Grade | None) -> Verdict:
    """With the path that the file has now: it may have had another one when it was graded."""
    if handed_in is None:
        return Verdict(kata, title, Outcome.CANNOT_LOAD, "nothing was handed in for this kata")
    if grade is None:
        return Verdict(kata, title, summary="it could not be graded yet")
    return replace(json.read(grade.verdict), path=redact.text(handed_in.path))


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
    waiting = {(each.learner, each.kata) for each in results.found.handed_in if each.kata in worth} - results.keys.keys()
    page = report.render(report.Class(learners, results.katas, points, pages, times, waiting, len(results.found.left_out)))
    files.replace(out / REPORT, page)


def of_others(out: Path, results: Results) -> int:
    """How many files of feedback an earlier run has left about learners who are not, or are called otherwise, in this one."""
    written = set(feedback.stems(results.found.learners).values())
    return sum(path.stem not in written for path in (out / FEEDBACK).iterdir())


def _write_feedback(folder: Path, stems: Mapping[str, str], results: Results, every: Iterator[Scored]) -> dict[tuple[str, str], Scored]:
    """Of each verdict only what the tables need is kept: a class may be large."""
    folder.mkdir(exist_ok=True)
    kept, following = {}, next(every, None)
    left_out = defaultdict(list)
    for each in results.found.left_out:
        left_out[each.learner].append((each.path.removeprefix(results.root), each.reason.removeprefix(results.root)))
    for learner, stem in stems.items():
        given = []
        while following is not None and following.learner == learner:
            given.append(_below(results.root, following))
            pair = learner, following.verdict.kata
            if pair in results.keys:
                kept[pair] = replace(following, verdict=_slim(following.verdict))
            following = next(every, None)
        feedback.write(folder, stem, learner, given, left_out[learner])
    return kept


def _below(root: str, scored: Scored) -> Scored:
    return replace(scored, verdict=replace(scored.verdict, path=scored.verdict.path.removeprefix(root)))


def _slim(verdict: Verdict) -> Verdict:
    return Verdict(verdict.kata, verdict.title, verdict.outcome, diagnosis=verdict.diagnosis)
