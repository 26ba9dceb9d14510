"""The action that grades a learner's repository, run by its own commands in a repository made to take them over."""

import base64
import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from grader import catalogue
from grader.classroom.ledger import opened
from grader.classroom.salt import PUBLIC_SEED, seed_of
from grader.export.shipped import PACKAGE
from tests.hostile.runner_log import commands

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / ".github" / "actions" / "grade" / "action.yml").read_text(encoding="utf-8"))
B = catalogue.find("B")
TAKEN = "import pathlib; pathlib.Path({canary!r}).touch()\n"
RUN_AS_PYTHON = [
    *("conftest.py", "sitecustomize.py", "usercustomize.py", "grader/__init__.py", "grader/cli/__init__.py", "click.py", "numpy.py"),
    *("hypothesis.py", "torch/__init__.py", "json.py", "sqlite3.py", "venv.py", "pip/__init__.py", "pip/__main__.py", "setup.py", "_b.py"),
    *("katas/b_shared_graph/spec.py", "solutions/b_shared_graph.py", "home/cache/x.py", "site-packages/evil.py"),
]
SETTINGS = {
    "pytest.ini": "[pytest]\naddopts = -p conftest\n",
    "pyproject.toml": '[build-system]\nrequires = []\nbuild-backend = "setup"\nbackend-path = ["."]\n',
    "setup.cfg": "[install]\ninstall-scripts = .\n",
    "pip.conf": "[global]\nindex-url = http://127.0.0.1:9/\n",
    ".env": "KATA_COURSE=.\nPYTHONPATH=.\n",
    "home/pyvenv.cfg": "home = .\n",
    "katas/b_shared_graph/README.md": "# Easy\n\nTrack: Easy · Difficulty: 1 of 5\n",
    "katas/README.md": "## Easy\n",
}


def step(name: str) -> dict[str, Any]:
    """A step of the action."""
    (found,) = (each for each in ACTION["runs"]["steps"] if each.get("id") == name)
    return dict(found)


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    """A file that is there once anything of the repository has run outside a box."""
    return tmp_path / "CANARY"


@pytest.fixture
def repository(tmp_path: Path, canary: Path) -> Path:
    """A wrong repair of B among everything that Python, pip, pytest or kata might take from a folder."""
    folder = tmp_path / "workspace"
    taken = TAKEN.format(canary=str(canary))
    for name in RUN_AS_PYTHON:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(taken)
    for name, text in SETTINGS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    (folder / "evil.pth").write_text(taken)
    (folder / ".profile").write_text(f"touch {canary}\n")
    for name in ("kata", "python", "python3", "env", "grep", "mktemp", "pip3", "bash"):
        (folder / name).write_text(f"#!/bin/sh\ntouch {canary}\nexit 0\n")
        (folder / name).chmod(0o755)
    tried = f"print('##[error]forged')\ntry:\n    {taken}except OSError:\n    pass\n"
    (folder / "b.py").write_text(tried + B.buggy.read_text(encoding="utf-8"), encoding="utf-8")
    return folder


def run(name: str, repository: Path, inputs: dict[str, str], **known: str) -> "subprocess.CompletedProcess[str]":
    """Run a step as the runner does: its expressions filled in, its shell, its folder; in an environment that a learner has spoiled."""
    temp = repository.parent / "temp"
    temp.mkdir(exist_ok=True)
    defaults = {key: each.get("default", "") for key, each in ACTION["inputs"].items()}
    values = {f"inputs.{key}": value for key, value in {**defaults, "learner": "ann", **inputs}.items()}
    values |= {"runner.temp": str(temp), "github.action_path": str(ROOT / ".github" / "actions" / "grade"), **known}
    found = step(name)
    variables = {key: _filled(text, values) for key, text in found["env"].items()}
    files = {each: str(repository.parent / each) for each in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    spoiled = {
        each: str(repository)
        for each in ("PYTHONPATH", "PYTHONHOME", "PYTHONUSERBASE", "KATA_COURSE", "KATA_HOME", "VIRTUAL_ENV", "TMPDIR")
    }
    spoiled |= {"PYTHONSTARTUP": str(repository / "conftest.py"), "KATA_DEBUG": "1", "PIP_CONFIG_FILE": str(repository / "pip.conf")}
    environment = {"PATH": "/usr/bin:/bin", **spoiled, "GITHUB_WORKSPACE": str(repository), "RUNNER_TEMP": str(temp), **files, **variables}
    shell = ["/bin/bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", found["run"]]
    folder = _filled(found["working-directory"], values)
    return subprocess.run(shell, cwd=folder, env=environment, capture_output=True, text=True, timeout=120)


def seeds(grades: Path) -> set[int]:
    """Which questions were asked."""
    with opened(grades / "ledger.sqlite") as ledger:
        return {each.key.seed for each in ledger.history()}


def _filled(text: str, values: dict[str, str]) -> str:
    return re.sub(r"\$\{\{ (.+?) \}\}", lambda found: values[found[1]], text)


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """What the step before has made: here, this very environment."""
    folder = tmp_path / "temp" / "kata.123"
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "python").write_text(f'#!/bin/sh\necho "$@" > {folder}/argv\nexec {sys.executable} "$@"\n')
    (folder / "bin" / "python").chmod(0o755)
    return folder


@pytest.mark.slow
def test_a_hostile_repository_is_graded_and_nothing_else(repository: Path, installed: Path, canary: Path) -> None:
    """The verdict is that of the true kata B; nothing of the repository has run, and no line of the log is its command."""
    before = sorted(repository.rglob("*"))
    known = {"steps.install.outputs.folder": str(installed)}
    done = run("grade", repository, {"katas": "B", "salt": "pepper"}, **known)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert not canary.exists()
    assert sorted(repository.rglob("*")) == before
    (found,) = commands(done.stdout)
    assert (found.name, found.properties["file"], found.properties["title"]) == ("error", "b.py", "B RAISED · ann")
    (line,) = (repository.parent / "GITHUB_OUTPUT").read_text().splitlines()
    (test,) = json.loads(base64.b64decode(line.removeprefix("result=")))["tests"]
    assert (test["name"], test["status"], test["score"]) == (f"B · {B.title}", "fail", 0)
    assert seeds(installed / "grades") == {seed_of("pepper")}
    assert "pepper" not in (installed / "argv").read_text() + done.stdout  # whoever has a process on the machine reads the first
    assert "## 0 of 1 passed" in (repository.parent / "GITHUB_STEP_SUMMARY").read_text()


@pytest.mark.slow
def test_a_right_repair_passes_and_a_salt_is_asked_for(repository: Path, installed: Path, canary: Path) -> None:
    """As everywhere."""
    (repository / "week 1").mkdir()
    (repository / "week 1" / "b.py").write_bytes(B.solutions[0].read_bytes())
    done = run("grade", repository, {"katas": "B", "path": "week 1"}, **{"steps.install.outputs.folder": str(installed)})
    assert done.returncode == 0, done.stdout
    assert [(each.name, each.text) for each in commands(done.stdout)] == [
        ("notice", "there is no salt: everybody can know which inputs are asked")
    ]
    assert seeds(installed / "grades") == {PUBLIC_SEED}
    assert not canary.exists()


def test_what_is_installed_does_not_depend_on_the_repository(repository: Path, canary: Path, tmp_path: Path) -> None:
    """Only what is pinned, by an isolated interpreter, in a folder beside the checkout."""
    python, log = tmp_path / "python", tmp_path / "log"
    python.write_text(
        f'#!/bin/sh\nprintf "%s|" "$PWD" "$@" >> {log}; echo >> {log}\n'
        'test "$3" = venv && { mkdir "$4/bin"; cp "$0" "$4/bin/python"; }\nexit 0\n'
    )
    python.chmod(python.stat().st_mode | stat.S_IXUSR)
    done = run("install", repository, {"katas": "B"}, **{"steps.python.outputs.python-path": str(python)})
    assert (done.returncode, done.stderr) == (0, "")
    folder = (repository.parent / "GITHUB_OUTPUT").read_text().strip().removeprefix("folder=")
    assert Path(folder).parent == repository.parent / "temp"
    calls = [line.split("|")[:-1] for line in log.read_text().splitlines()]
    assert [call[:4] for call in calls] == [[folder, "-I", "-m", "venv"], *[[folder, "-I", "-m", "pip"]] * 2]
    assert calls[1][-1] == next(line for line in (ROOT / "constraints.txt").read_text().splitlines() if line.startswith("torch=="))
    assert calls[2][-2:] == ["--", PACKAGE]
    assert not canary.exists()


@pytest.mark.slow
def test_the_repository_would_take_over_what_is_not_isolated(repository: Path, canary: Path) -> None:
    """Or the tests above would show nothing."""
    environment = {**os.environ, "PYTHONPATH": str(repository)}
    subprocess.run([sys.executable, "-c", "import grader.cli"], cwd=repository, env=environment, capture_output=True)
    assert canary.exists()
