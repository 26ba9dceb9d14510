"""Gradescope's autograder, run by its own script on a submission made to take it over."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from grader import catalogue
from grader.classroom.salt import seed_of
from grader.export.shipped import filled
from tests.hostile.test_action import seeds
from tests.unit.test_reporters_for_programs import SCHEMA

B = catalogue.find("B")
HOME = "/autograder"


@pytest.fixture
def autograder(tmp_path: Path) -> Path:
    """The folder that Gradescope makes, somewhere else; what setup.sh installs is this very environment."""
    folder = tmp_path / "autograder"
    for name in ("source", "submission", "results", "kata/bin"):
        (folder / name).mkdir(parents=True)
    (folder / "source" / "salt").write_text("pepper\n")
    (folder / "kata" / "bin" / "python").write_text(f'#!/bin/sh\necho "$@" > {folder}/argv\nexec {sys.executable} "$@"\n')
    (folder / "run_autograder").write_text(filled("run_autograder", KATAS="A,B").replace(HOME, str(folder)))
    for name in ("kata/bin/python", "run_autograder"):
        (folder / name).chmod(0o755)
    return folder


def run(folder: Path) -> "subprocess.CompletedProcess[str]":
    """As Gradescope does, in a folder and an environment that a submission might have spoiled."""
    spoiled = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(folder / "submission"), "KATA_COURSE": str(folder / "submission")}
    return subprocess.run([folder / "run_autograder"], cwd=folder / "submission", env=spoiled, capture_output=True, text=True, timeout=120)


@pytest.mark.slow
def test_a_hostile_submission_gets_its_score(autograder: Path, tmp_path: Path) -> None:
    """Results of its own, programs that Python would import, and a link to the salt change nothing; all that is not graded is told."""
    submission = autograder / "submission"
    taken = f"import pathlib; pathlib.Path({str(tmp_path / 'CANARY')!r}).touch()\n"
    for name in (
        "sitecustomize.py",
        "click.py",
        "grader/__init__.py",
        "grader/cli/__init__.py",
        "results/results.json",
        "katas/a_x/spec.py",
    ):
        (submission / name).parent.mkdir(parents=True, exist_ok=True)
        (submission / name).write_text(taken)
    (submission / "results.json").write_text('{"score": 100}')
    (submission / "a.py").symlink_to(autograder / "source" / "salt")
    forged = f"open({str(autograder / 'results' / 'results.json')!r}, 'w').write('{{\"score\": 100}}')"
    tried = f"try:\n    {forged}\nexcept OSError:\n    print('</failure>')\n"
    (submission / "b.py").write_text(tried + B.solutions[0].read_text(encoding="utf-8"), encoding="utf-8")
    done = run(autograder)
    assert done.returncode == 0, done.stdout + done.stderr
    written = (autograder / "results" / "results.json").read_text(encoding="utf-8")
    told = json.loads(written)
    jsonschema.validate(told, SCHEMA)
    assert [(test["name"][0], test["score"], test["max_score"]) for test in told["tests"]] == [("A", 0, 1), ("B", 1, 1)]
    assert "a.py: it is a link" in told["output"]
    assert seeds(autograder / "grades") == {seed_of("pepper")}
    assert "pepper" not in written + done.stdout + (autograder / "argv").read_text()
    assert not (tmp_path / "CANARY").exists()


@pytest.mark.slow
def test_what_cannot_be_graded_fails_aloud(autograder: Path) -> None:
    """Here: where the ledger should be is a file. There are no results, and an exit code that Gradescope notices."""
    (autograder / "grades").write_text("no folder")
    done = run(autograder)
    assert done.returncode == 2
    assert not (autograder / "results" / "results.json").exists()
