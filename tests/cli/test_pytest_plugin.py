"""Katas as pytest's tests: a class that is graded, a pack that is proven, and nothing of a learner's that runs inside pytest."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from grader import catalogue
from grader.classroom.salt import seed_of

pytest_plugins = ["pytester"]

B = catalogue.find("B")
RIGHT, WRONG = B.solutions[0].read_text(encoding="utf-8"), B.buggy.read_text(encoding="utf-8")
CANARY = "open('canary', 'a').write(__file__ + '\\n')\n"
_SLOW = "\nimport time\n_quick = gradient\ndef gradient(x):\n    time.sleep(0.02)\n    return _quick(x)\n"


@pytest.fixture
def pytester(pytester: pytest.Pytester, shared_home: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """In a fresh folder, with banks that were made before, and without the colours and options of whoever runs this."""
    monkeypatch.setenv("KATA_HOME", str(shared_home))
    for name in ("PYTEST_ADDOPTS", "FORCE_COLOR", "PY_COLORS"):
        monkeypatch.delenv(name, raising=False)
    return pytester


def written(pytester: pytest.Pytester, **files: str) -> Path:
    """A class: submissions/ann/b.py=…"""
    for name, text in files.items():
        path = pytester.path / "submissions" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return pytester.path / "submissions"


def test_a_run_that_has_nothing_to_do_with_katas_imports_nothing_of_ours(pytester: pytest.Pytester) -> None:
    """But the module that pytest looks for."""
    pytester.makepyfile(
        """
        import sys

        def test_it():
            ours = {name for name in sys.modules if name.split(".")[0] == "grader"}
            heavy = {"click", "hypothesis", "numpy", "torch", "nbformat", "distributed", "rich"} & set(sys.modules)
            assert (ours, heavy) == ({"grader", "grader.pytest_plugin"}, set())
        """
    )
    pytester.runpytest_subprocess("-p", "no:hypothesispytest").assert_outcomes(passed=1)


@pytest.mark.slow
def test_every_submission_is_an_item(pytester: pytest.Pytester) -> None:
    """The failure is the verdict; what nobody graded is told and no pass."""
    written(pytester, **{"ann/b.py": RIGHT, "bob/b.py": WRONG, "carl/mine.py": RIGHT})
    result = pytester.runpytest_inprocess("--kata=submissions", "-v", "-rs")
    result.assert_outcomes(passed=1, failed=1, skipped=1)
    result.stdout.fnmatch_lines(
        [
            "submissions/ann/b.py::B PASSED*",
            "submissions/bob/b.py::B FAILED*",
            "*_ B of submissions/bob/b.py _*",
            "✗ B · Two backward passes through one shared node",
            "*submissions/bob/b.py, line 13*z2.backward()*",
            "SKIPPED * submissions/carl/mine.py: it is for no kata: there is no kata 'mine'*",
        ]
    )
    assert "\x1b" not in result.stdout.str()
    assert "Traceback" not in result.stdout.str()


@pytest.mark.slow
def test_a_notebook_is_an_item_for_each_kata_of_its_cells(pytester: pytest.Pytester) -> None:
    """As `kata grade` takes it, whatever its name is."""
    cells = [
        {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": [], "source": f"# kata: {name}\n{RIGHT}"} for name in "BA"
    ]
    written(pytester, **{"ann/homework.ipynb": json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4})})
    result = pytester.runpytest_inprocess("--kata=submissions", "-v")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["submissions/ann/homework.ipynb::B PASSED*", "submissions/ann/homework.ipynb::A FAILED*"])


@pytest.mark.slow
def test_colours_are_there_where_pytest_has_them_and_never_in_a_report(pytester: pytest.Pytester) -> None:
    """JUnit XML gets the plain text, and the summary in a line."""
    written(pytester, **{"bob/b.py": WRONG})
    result = pytester.runpytest_inprocess("--kata=submissions", "--color=yes", "--junit-xml=report.xml")
    assert "\x1b[1m✗ B · Two backward passes" in result.stdout.str()
    assert "- RAISED: gradient raised an exception" in result.stdout.str()
    report = (pytester.path / "report.xml").read_text(encoding="utf-8")
    assert '<failure message="RAISED: gradient raised an exception">✗ B' in report
    assert "#x1B" not in report


@pytest.mark.slow
def test_a_fault_of_kata_is_an_error_and_no_failure(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """Here: a spec that cannot be loaded."""
    course = pytester.path / "course"
    shutil.copytree(B.folder, course / "katas" / B.name)
    (course / "katas" / B.name / "spec.py").write_text("1 / 0", encoding="utf-8")
    monkeypatch.setenv("KATA_COURSE", str(course))
    written(pytester, **{"ann/b.py": RIGHT})
    result = pytester.runpytest_inprocess("--kata=submissions")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*GRADER_ERROR: the check could not be done*", "*ZeroDivisionError*"])
    assert "Traceback" not in result.stdout.str()


HOSTILE = {
    "conftest.py": CANARY,
    "setup.py": CANARY,
    "ann/conftest.py": CANARY,
    "ann/test_b.py": CANARY,
    "ann/__init__.py": CANARY,
    "ann/tests/conftest.py": CANARY,
    "tests/conftest.py": CANARY,
    "tests/test_it.py": CANARY,
    "ann/b.py": f"try:\n    {CANARY}except OSError:\n    pass\n{RIGHT}",
    "evil.py": CANARY,
    "ann/evil.py": CANARY,
}
SETTINGS = {
    "pytest.ini": "[pytest]\npythonpath = . ann\naddopts = -p evil --collect-only\n",
    "pytest.toml": '[pytest]\npythonpath = ["."]\naddopts = ["-p", "evil"]\n',
    "tox.ini": "[pytest]\npythonpath = .\naddopts = -p evil\n",
    "setup.cfg": "[tool:pytest]\npythonpath = .\naddopts = -p evil\n",
    "pyproject.toml": '[tool.pytest.ini_options]\npythonpath = "."\naddopts = "-p evil"\n',
}


@pytest.mark.slow
@pytest.mark.parametrize("workers", ["0", "2"])
def test_nothing_of_a_learner_is_read_as_settings_or_runs_in_pytest(workers: str, pytester: pytest.Pytester) -> None:
    """Whatever the files are called, wherever they lie, with and without xdist."""
    written(pytester, **HOSTILE, **SETTINGS, **{f"ann/{name}": text for name, text in SETTINGS.items()})
    (pytester.path / "submissions").rename(pytester.path / "test_class")  # pytest reads test*/conftest.py of the folder it starts in
    result = pytester.runpytest_subprocess("--kata=test_class", "-n", workers, "-v")
    outcomes = result.parseoutcomes()
    assert (outcomes.get("passed"), outcomes.get("failed")) == (1, None), result.stdout.str()
    assert not list(pytester.path.rglob("canary"))


@pytest.mark.parametrize("name", ["conftest.py", "ann/conftest.py", "ann/pytest.ini"])
def test_without_an_equals_sign_nothing_of_a_learner_runs_either(name: str, pytester: pytest.Pytester) -> None:
    """Then pytest itself looks for settings in the submissions, but in no learner's folder."""
    written(
        pytester,
        **{
            "ann/mine.py": RIGHT,
            "ann/evil.py": CANARY,
            "conftest.py": "",
            name: {**HOSTILE, "ann/pytest.ini": SETTINGS["pytest.ini"]}[name],
        },
    )
    result = pytester.runpytest_subprocess("--kata", "submissions/")
    assert result.parseoutcomes().keys() == {"skipped"}, result.stdout.str()
    assert not list(pytester.path.rglob("canary"))


@pytest.mark.parametrize("name", ["pytest.ini", "tox.ini", "setup.cfg", "pyproject.toml"])
def test_settings_among_the_submissions_are_refused(name: str, pytester: pytest.Pytester) -> None:
    """Where pytest has read them before anybody could keep it from that."""
    harmless = SETTINGS[name].replace("evil", "this_is_there").replace("ann", "")
    written(pytester, **{"ann/b.py": RIGHT, name: harmless, "this_is_there.py": ""})
    result = pytester.runpytest_subprocess("--kata", "submissions")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert f"submissions/{name} lies in" in result.stderr.str()
    assert "write --kata=submissions with an equals sign" in result.stderr.str()


@pytest.mark.parametrize(("inside", "given"), [("submissions", "."), ("submissions/ann", ".."), ("submissions/ann", "../../submissions")])
def test_nobody_grades_from_within(inside: str, given: str, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python itself would look there for modules."""
    written(pytester, **{"ann/b.py": RIGHT, "ann/conftest.py": CANARY, "conftest.py": CANARY})
    monkeypatch.chdir(pytester.path / inside)
    result = pytester.runpytest_subprocess(f"--kata={given}")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert "start pytest from a folder above" in result.stderr.str()
    assert not list(pytester.path.rglob("canary"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--kata=nowhere"], "--kata nowhere: there is no such folder"),
        (["--kata=submissions", "submissions"], "--kata collects submissions and nothing else: leave out submissions"),
        (["--kata=submissions", "--kata-timeout=0"], "'0' is not a number of seconds between 0.1 and 600"),
        (["--kata=submissions", "--kata-timeout=nan"], "'nan' is not a number of seconds"),
        (["--kata=submissions", "--kata-timeout=soon"], "'soon' is not a number of seconds"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(arguments: list[str], words: str, pytester: pytest.Pytester) -> None:
    """As a usage error."""
    written(pytester, **{"ann/b.py": RIGHT})
    result = pytester.runpytest_subprocess(*arguments)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert words in result.stderr.str()
    assert "Traceback" not in result.stderr.str()


def test_names_of_learners_are_plain(pytester: pytest.Pytester) -> None:
    """No escape reaches the terminal, no line is broken."""
    written(pytester, **{"e\x1b[2Jv\nil/mine.py": RIGHT, "ann\x1b]0;x\x07.py": RIGHT})
    result = pytester.runpytest_inprocess("--kata=submissions", "-vv", "-rA", "--junit-xml=report.xml")
    result.assert_outcomes(skipped=2)
    told = result.stdout.str() + (pytester.path / "report.xml").read_text(encoding="utf-8")
    assert "\x1b" not in told
    assert "submissions/e\N{REPLACEMENT CHARACTER}[2Jv\N{REPLACEMENT CHARACTER}il/mine.py::not graded" in told


@pytest.mark.slow
def test_salt_and_timeout_reach_the_check(pytester: pytest.Pytester) -> None:
    """The number that the salt stands for is in no log and no report."""
    slow = RIGHT + "\nimport time\n_quick = gradient\ndef gradient(x):\n    time.sleep(0.4 if x == 1 else 0)\n    return _quick(x)\n"
    written(pytester, **{"ann/b.py": slow})
    result = pytester.runpytest_inprocess("--kata=submissions", "--kata-timeout=0.2", "--kata-salt=a secret", "--junit-xml=report.xml")
    result.stdout.fnmatch_lines(["*TIMED_OUT*", "* a secret seed *"])
    assert str(seed_of("a secret")) not in result.stdout.str() + (pytester.path / "report.xml").read_text(encoding="utf-8")


@pytest.mark.slow
def test_several_processes_say_the_same(pytester: pytest.Pytester) -> None:
    """xdist: each with a fork server of its own."""
    written(pytester, **{f"n{number}/b.py": (WRONG if number % 3 else RIGHT) for number in range(8)})
    result = pytester.runpytest_subprocess("--kata=submissions", "-n", "2")
    result.assert_outcomes(passed=3, failed=5)
    result.stdout.fnmatch_lines(["✗ B · Two backward passes through one shared node"])


def descendants(pid: int) -> set[int]:
    """Every process below this one."""
    found: set[int] = set()
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            found |= {child} | descendants(child)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("workers", ["0", "2"])
def test_after_an_interruption_nobody_is_left(workers: str, pytester: pytest.Pytester) -> None:
    """Neither a fork server nor a box nor a worker."""
    written(pytester, **{f"n{number:02}/b.py": RIGHT + _SLOW for number in range(40)})
    command = [sys.executable, "-m", "pytest", "--kata=submissions", "-n", workers, "-v"]
    with (pytester.path / "log").open("wb") as log:
        process = subprocess.Popen(command, start_new_session=True, stdout=log, stderr=log)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and b"PASSED" not in (pytester.path / "log").read_bytes():
        time.sleep(0.05)
    below = descendants(process.pid)
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(30) == pytest.ExitCode.INTERRUPTED
    assert len(below) >= 1 + int(workers)
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and any(Path(f"/proc/{pid}").exists() for pid in below):
        time.sleep(0.05)
    assert not [pid for pid in below if Path(f"/proc/{pid}").exists()]


@pytest.fixture
def course(pytester: pytest.Pytester) -> Path:
    """A pack of one kata."""
    shutil.copytree(B.folder, pytester.path / "katas" / B.name)
    (pytester.path / "solutions").mkdir()
    for path in B.solutions:
        shutil.copy(path, pytester.path / "solutions")
    return pytester.path / "katas" / B.name


@pytest.mark.slow
def test_a_pack_is_proven_claim_by_claim(pytester: pytest.Pytester, course: Path) -> None:
    """As `kata verify` does it; what is not true is a failure in its words."""
    result = pytester.runpytest_inprocess("katas", "-v")
    result.assert_outcomes(passed=6)
    result.stdout.fnmatch_lines([f"katas/{B.name}/spec.py::solutions PASSED*"])
    (course / "hints.md").write_text("", encoding="utf-8")
    result = pytester.runpytest_inprocess(f"katas/{B.name}/spec.py::page")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["hints.md: at least two hints, each below a line `## …`", "FAILED katas/*::page - hints.md*"])


def test_a_spec_that_cannot_be_loaded_is_told_without_a_traceback(pytester: pytest.Pytester, course: Path) -> None:
    """For each claim."""
    (course / "spec.py").write_text("1 / 0", encoding="utf-8")
    result = pytester.runpytest_inprocess(f"katas/{B.name}")
    result.assert_outcomes(errors=6)
    result.stdout.fnmatch_lines(["*spec.py: ZeroDivisionError: division by zero"])
    assert "Traceback" not in result.stdout.str()


@pytest.mark.parametrize("arguments", [[], ["."], ["other"]])
def test_a_pack_that_nobody_names_is_left_alone(arguments: list[str], pytester: pytest.Pytester, course: Path) -> None:
    """So that the tests of a course are its tests."""
    (pytester.path / "other").mkdir()
    assert pytester.runpytest_subprocess(*arguments).ret == pytest.ExitCode.NO_TESTS_COLLECTED
