"""The command line in a fresh folder: in this process through click's runner, or as a real process."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from grader.cli import group

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
def process(tmp_path: Path, shared_home: Path) -> Process:
    """Run a command as a process of its own, as a learner does."""

    def run(*arguments: object, **extra: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "KATA_HOME": str(shared_home), **extra}
        command = [sys.executable, "-c", "from grader.cli import main; main()", *map(str, arguments)]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60)

    return run
