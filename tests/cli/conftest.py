"""The command line in a fresh folder: in this process through click's runner, or as a real process."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from grader.classroom import batch, local
from grader.cli import group
from grader.grade import Options
from grader.sandbox.server import Server

Kata = Callable[..., Result]
Process = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def shared_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A KATA_HOME whose banks are made once for all tests of this folder."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def kata(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kata:
    """Run a command in this process; the current folder and KATA_HOME are fresh."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KATA_HOME", str(tmp_path / ".home"))
    return lambda *arguments: CliRunner().invoke(group, [str(each) for each in arguments])


@pytest.fixture
def graded_here(server: Server, shared_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`kata grade` in this process, with the fork server of all tests: for what is not about the processes that grade."""

    def one_by_one(left: Mapping[int, batch.Task], options: Options, jobs: int | None) -> Iterator[batch.Graded]:
        for number, task in list(left.items()):
            yield (number, *batch.grade_one(task.key, task.handed_in.read(), replace(options, cache=shared_home)))

    monkeypatch.setattr(local, "_by_a_pool", one_by_one)
    monkeypatch.setattr(batch, "of_this_process", lambda *extras: server)


@pytest.fixture
def process(tmp_path: Path, shared_home: Path) -> Process:
    """Run a command as a process of its own, as a learner does."""

    def run(*arguments: object, **extra: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "KATA_HOME": str(shared_home), **extra}
        command = [sys.executable, "-c", "from grader.cli import main; main()", *map(str, arguments)]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60)

    return run
