"""Verdicts as what a grader of GitHub Classroom hands to its reporter.

The reporter prints these texts into a log in which lines can be commands, so nothing that a learner wrote is in them.
"""

import json
import re
from collections.abc import Sequence

from grader.reporters import plain, words
from grader.verdict import Scored

_VERSION = 1
_NOT_SAFE = re.compile(r"[^\w .@-]", re.ASCII)


def render(scored: Sequence[Scored]) -> str:
    """The `result` of a grader, as JSON. Raises NotGraded."""
    plain.refuse_ungraded(scored)
    learners = {each.learner for each in scored}
    tests = [_test(each, len(learners) > 1) for each in scored] or [_NOTHING]  # the reporter divides by their number
    passed = all(each.verdict.passed for each in scored) and bool(scored)
    most = words.number(sum(each.possible for each in scored))
    return json.dumps({"version": _VERSION, "status": "pass" if passed else "fail", "max_score": most, "tests": tests}, allow_nan=False)


_NOTHING = {
    "name": "katas",
    "status": "fail",
    "score": 0,
    "message": "nothing was handed in",
    "test_code": "",
    "filename": "",
    "line_no": 0,
    "duration": 0,
}


def _test(scored: Scored, named: bool) -> dict[str, object]:
    verdict = scored.verdict
    name = f"{verdict.kata} · {verdict.title}"
    return {
        "name": f"{_NOT_SAFE.sub('_', scored.learner)}: {name}" if named else name,
        "status": "pass" if verdict.passed else "fail",
        "score": words.number(scored.points),
        "message": None if verdict.passed else f"{verdict.outcome}: the summary of this run says why",
        "test_code": f"kata check {verdict.kata}",
        "filename": "",
        "line_no": 0,
        "duration": plain.seconds(scored),
    }
