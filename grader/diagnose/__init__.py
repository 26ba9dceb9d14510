"""Why a submission is probably wrong: a named wrong fix that behaves the same, a known error message, or a relation of the numbers."""

from pathlib import Path

from grader.catalogue import WrongFix
from grader.conversation import Silence
from grader.diagnose import by_memory, errors, named, relations
from grader.diagnose.probe import Probe, responses
from grader.stages import Check, Failure
from grader.verdict import Diagnosis, Outcome

_EXAMINED = (Outcome.WRONG_GRADIENT, Outcome.WRONG_VALUE, Outcome.RAISED, Outcome.SIDE_EFFECT, Outcome.BROKE_RULE)


def diagnose(check: Check, failure: Failure, wrong: list[WrongFix], cache: Path | None, unchanged: bool = False) -> Diagnosis | None:
    """The best explanation for `failure`, or None. A program that is `unchanged` since it was shipped shows no misconception yet."""
    candidates = [fix for fix in wrong if fix.outcome is failure.finding.outcome]
    if failure.finding.outcome is Outcome.OVER_BUDGET:
        return by_memory.match(check, candidates, cache)
    if failure.finding.outcome not in _EXAMINED:
        return errors.explain(failure.finding)
    probe = Probe.of(check.kata, check.bank.unit)
    try:
        given = responses(check, probe)
    except Silence:
        return errors.explain(failure.finding)
    match = named.match(check, probe, given, candidates, cache)
    message = errors.explain(failure.finding, unchanged)
    relation = relations.explain(check.kata, probe, given, failure.finding.outcome)
    # An unchanged program is told what its message means; its author's words come next, and guesses from the numbers last.
    return (message or match or relation) if unchanged else (match or message or relation)
