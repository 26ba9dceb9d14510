"""Several submissions at once on one Server: what one of them needs and does is not felt by the others."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from grader import catalogue, stages
from grader.catalogue import Entry
from grader.conversation import Limits
from grader.grade import Options, grade
from grader.sandbox.server import Server
from grader.stages import Check, Failure
from grader.submission import read
from grader.verdict import Outcome

pytestmark = pytest.mark.soak

PATIENT = Limits(call=30.0, load=30.0, total=300.0)
LATE = [path for entry in catalogue.entries() for path in entry.solutions if "func_grad" in path.stem or "mode" in path.stem]


def _entry(path: Path) -> Entry:
    return next(entry for entry in catalogue.entries() if path in entry.solutions)


@pytest.mark.parametrize("form", ["strict", "auto"])
def test_late_modules_wanted_by_six_at_once(form: str, tmp_path: Path) -> None:
    """Solutions that need torch's late modules pass in the strict form, also when several ask for them at the same moment."""
    options = Options(limits=PATIENT, form=form, cache=tmp_path)
    with Server() as server, ThreadPoolExecutor(6) as pool:
        verdicts = list(pool.map(lambda path: grade(_entry(path), read(path), server, options), LATE * 3))
    assert [each for each in verdicts if each.outcome is not Outcome.PASSED] == []
    assert {each.notes for each in verdicts} == {()}


def test_late_modules_that_came_between(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A box made before another submission had torch's late modules loaded is no reason against a program: it is asked again."""
    run = stages.run

    def overtaken(check: Check) -> Failure | None:
        failure = run(check)
        check.server.preload()
        return failure

    monkeypatch.setattr(stages, "run", overtaken)
    path = LATE[0]
    with Server() as server:
        verdict = grade(_entry(path), read(path), server, Options(limits=PATIENT, form="strict", cache=tmp_path))
    assert verdict.outcome is Outcome.PASSED, verdict
