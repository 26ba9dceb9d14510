"""`kata check` as a learner runs it: a real process in a fresh folder."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from grader import catalogue
from tests.cli.conftest import Kata, Process

RIGHT = catalogue.find("B").solutions[0].read_text(encoding="utf-8")
CORE_FIELDS = {
    *("version", "kata", "title", "outcome", "passed", "summary", "findings", "counterexample", "diagnosis", "checked", "seed"),
    *("submission", "sandbox", "seconds", "versions"),
}


def test_the_shipped_program_is_checked_where_there_is_no_copy(process: Process) -> None:
    """The verdict says what, on which line, why, and that this was the shipped program."""
    done = process("check", "B")
    assert done.returncode == 1
    assert "RAISED" in done.stdout
    assert re.search(r"buggy\.py, line \d+ +z2\.backward\(\)", done.stdout)
    assert "Why: " in done.stdout
    assert "program as shipped" in done.stdout
    assert done.stderr == ""


def test_a_whole_round(process: Process, tmp_path: Path) -> None:
    """start, check (not yet), repair, check (passed), list (passed), solution."""
    process("start", "B")
    assert process("check", "B").returncode == 1
    (tmp_path / "b_shared_graph.py").write_text(RIGHT, encoding="utf-8")
    passed = process("check", "B")
    assert passed.returncode == 0, passed.stdout
    assert "PASSED: right on all" in passed.stdout
    assert f"1 of {len(catalogue.entries())} passed" in process("list").stdout
    assert process("solution", "B").returncode == 0


def test_the_json_contract(process: Process, tmp_path: Path) -> None:
    """One object on stdout with the documented fields, of the documented types."""
    wrong = catalogue.find("B").folder / "wrong" / "zeroed_between.py"
    done = process("check", "B", wrong, "--format", "json", "--seed", "3")
    verdict = json.loads(done.stdout)
    assert done.returncode == 1
    assert set(verdict) >= CORE_FIELDS
    assert (verdict["version"], verdict["kata"], verdict["outcome"], verdict["passed"]) == (1, "B", "WRONG_GRADIENT", False)
    assert verdict["diagnosis"]["id"] == "zeroed_between"
    assert set(verdict["counterexample"]) >= {"inputs", "yours", "expected", "slope"}
    assert verdict["counterexample"]["slope"] == pytest.approx(verdict["counterexample"]["expected"])
    assert set(verdict["findings"][0]) >= {"stage", "outcome", "message", "line"}
    assert verdict["checked"]["questions"] >= 1
    assert verdict["seed"] == 3
    assert verdict["submission"]["path"] == str(wrong)
    assert len(verdict["submission"]["sha256"]) == 64
    assert "seccomp" in verdict["sandbox"]["layers"]
    assert set(verdict["versions"]) >= {"kata", "python", "torch", "numpy", "hypothesis"}


def test_a_notebook_is_checked(process: Process, tmp_path: Path) -> None:
    """An .ipynb with magics and a plot-free cell passes like the file; the learner's notebook is found by name."""
    cells = [["%matplotlib inline\n", "import torch"], RIGHT.splitlines(keepends=True), ["!pip list"], ["gradient(torch.tensor(2.0))"]]
    book = {
        "cells": [{"cell_type": "code", "source": cell, "metadata": {}, "outputs": [], "execution_count": None} for cell in cells],
        "metadata": {},
        "nbformat": 4,
        "nbformat_minor": 4,
    }
    (tmp_path / "b_shared_graph.ipynb").write_text(json.dumps(book), encoding="utf-8")
    done = process("check", "B")
    assert done.returncode == 0, done.stdout


def test_an_installed_library_may_be_imported(process: Process, tmp_path: Path) -> None:
    """A module that is not loaded already makes the box readable for libraries, and the verdict says so."""
    top = "import itertools, random\nfrom dataclasses import dataclass\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\n"
    (tmp_path / "mine.py").write_text(top + RIGHT, encoding="utf-8")
    done = process("check", "B", "mine.py")
    assert done.returncode == 0, done.stdout
    assert "libraries readable" in done.stdout


def test_a_missing_library_is_named(process: Process, tmp_path: Path) -> None:
    """The message says which module is absent."""
    (tmp_path / "mine.py").write_text("import seaborn_of_the_future\n" + RIGHT, encoding="utf-8")
    done = process("check", "B", "mine.py")
    assert done.returncode == 1
    assert "the module seaborn_of_the_future cannot be imported" in done.stdout


def test_functions_that_torch_imports_late(process: Process, tmp_path: Path) -> None:
    """torch.func works although torch imports hundreds of its own modules at first use."""
    path = next(path for path in catalogue.find("B").solutions if "func" in path.name)
    assert process("check", "B", path).returncode == 0


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: None, "no such file"),
        (lambda path: path.mkdir(), "a folder"),
        (lambda path: os.mkfifo(path), "a named pipe"),
        (lambda path: path.symlink_to(path.with_name("gone.py")), "does not exist"),
    ],
    ids=["missing", "folder", "fifo", "broken link"],
)
def test_what_is_not_a_file_is_a_usage_error_of_one_line(kata: Kata, tmp_path: Path, make: Callable[[Path], None], message: str) -> None:
    """Exit code 2, no traceback, and it never hangs."""
    path = tmp_path / "mine.py"
    make(path)
    result = kata("check", "B", path)
    assert result.exit_code == 2
    assert message in result.output
    assert len(result.output.strip().splitlines()) == 1


def test_a_socket_and_a_wrong_suffix_are_usage_errors(kata: Kata, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither can be a submission."""
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s.py")
        assert kata("check", "B", "s.py").exit_code == 2
    (tmp_path / "mine.txt").write_text("x")
    assert "not a .py or an .ipynb file" in kata("check", "B", "mine.txt").output


def test_a_near_miss_of_a_file_gets_a_suggestion(kata: Kata) -> None:
    """`kata check B b_shared_grap.py` beside b_shared_graph.py."""
    kata("start", "B")
    result = kata("check", "B", "b_shared_grap.py")
    assert result.exit_code == 2
    assert "did you mean b_shared_graph.py?" in result.output


@pytest.mark.parametrize("option", [("--seed", "-1"), ("--timeout", "0"), ("--format", "xml"), ("--sandbox", "none")], ids=" ".join)
def test_a_bad_option_is_a_usage_error(kata: Kata, option: tuple[str, str]) -> None:
    """click's own message, exit code 2."""
    assert kata("check", "B", *option).exit_code == 2


def test_a_timeout_that_is_no_number_is_refused(kata: Kata) -> None:
    """NaN would be no limit at all."""
    result = kata("check", "B", "--timeout", "nan")
    assert result.exit_code == 2
    assert "not a number of seconds" in result.output


def test_a_lower_limit_of_the_login_is_kept(tmp_path: Path, shared_home: Path) -> None:
    """`ulimit -t` and `-n` below what a box would set do no harm."""
    command = f"ulimit -t 50 -n 30; exec {sys.executable} -c 'from grader.cli import main; main()' check B {catalogue.find('B').buggy}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=tmp_path, env={**os.environ, "KATA_HOME": str(shared_home)}, capture_output=True, text=True
    )
    assert done.returncode == 1, done.stdout


def test_the_timeout_is_kept(process: Process, tmp_path: Path) -> None:
    """An endless call ends as TIMED_OUT and names the limit."""
    (tmp_path / "mine.py").write_text("def gradient(x):\n    while True:\n        pass\n")
    done = process("check", "B", "mine.py", "--timeout", "0.5", "--format", "json")
    verdict = json.loads(done.stdout)
    assert (done.returncode, verdict["outcome"]) == (1, "TIMED_OUT")
    assert "0.5 s" in verdict["findings"][0]["message"]


def test_a_fault_of_our_own_has_its_own_exit_code(process: Process, tmp_path: Path) -> None:
    """A broken spec is the course's fault: exit code 3, a verdict that says so, no traceback."""
    course = tmp_path / "course"
    folder = course / "katas" / "z_broken"
    folder.mkdir(parents=True)
    (folder / "README.md").write_text("# Broken\n")
    (folder / "buggy.py").write_text("def gradient(x):\n    return x\n")
    (folder / "spec.py").write_text("KATA = None\n")
    done = process("check", "Z", KATA_COURSE=str(course))
    assert done.returncode == 3
    assert "GRADER_ERROR" in done.stdout
    assert "defines no KATA" in done.stdout
    assert done.stderr == ""


@pytest.mark.slow
def test_killing_the_grader_leaves_nothing_behind(tmp_path: Path, shared_home: Path) -> None:
    """kill -9 of `kata check` ends the fork server and the learner's endless program."""
    (tmp_path / "mine.py").write_text("import time\ndef gradient(x):\n    time.sleep(100)\n")
    command = [sys.executable, "-c", "from grader.cli import main; main()", "check", "B", "mine.py", "--timeout", "100"]
    running = subprocess.Popen(command, cwd=tmp_path, env={**os.environ, "KATA_HOME": str(shared_home)}, stdout=subprocess.DEVNULL)
    family: list[int] = []
    for _ in range(200):
        time.sleep(0.1)
        family = _descendants(running.pid)
        if len(family) >= 2:
            break
    running.kill()
    running.wait()
    time.sleep(1)
    assert len(family) >= 2
    assert [pid for pid in family if _runs(pid)] == []


def _runs(pid: int) -> bool:
    """Whether a process is there and not just waiting for its parent to notice its end."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _descendants(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children")
    direct = [int(each) for each in children.read_text().split()] if children.exists() else []
    return direct + [each for child in direct for each in _descendants(child)]


@pytest.mark.parametrize("command", [["check", "B"], ["verify", "B"], ["doctor"]], ids=lambda each: each[0])
def test_windows_is_told_what_to_use(kata: Kata, monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    """Commands that run programs end there in one line and exit code 2."""
    monkeypatch.setattr("grader.cli.errors.sys", SimpleNamespace(platform="win32"))
    result = kata(*command)
    assert result.exit_code == 2
    assert "WSL 2" in result.output
    assert "Traceback" not in result.output


def test_a_user_without_a_home_is_told_what_to_set(process: Process, tmp_path: Path) -> None:
    """Where nothing can be kept, one line names the variable, and the exit code is 2."""
    (tmp_path / "platformdirs.py").write_text(
        "def user_data_dir(*a, **k):\n    raise RuntimeError('no home')\nuser_cache_dir = user_data_dir\n"
    )
    done = process("list", KATA_HOME="")  # the current folder comes first on the path
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "KATA_HOME" in done.stderr
