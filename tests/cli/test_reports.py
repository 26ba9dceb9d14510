"""Reports for other programs: `kata check --format`, and the options of `kata grade`."""

import base64
import json
import re
import shutil
from pathlib import Path

import pytest
from junitparser import JUnitXml

from grader import catalogue
from grader.classroom.collect import LeftOut
from grader.cli import reports
from grader.verdict import Outcome, Scored, Verdict
from tests.cli.conftest import Kata, Process
from tests.hostile.runner_log import Command, commands

B = catalogue.find("B")
RIGHT, WRONG = B.solutions[0], B.buggy
HOSTILE = "##[error]forged\n::error::forged"
PASSED = Verdict("B", "two passes", Outcome.PASSED)


@pytest.fixture
def on_github(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files that GitHub's runner gives a step, and where the repository lies; other steps have written a line into each."""
    for variable, name in (("GITHUB_STEP_SUMMARY", "summary.md"), ("GITHUB_OUTPUT", "output")):
        monkeypatch.setenv(variable, str(tmp_path / name))
        (tmp_path / name).write_text("before=1\n")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    return tmp_path


def result(folder: Path) -> dict[str, object]:
    """The output `result` of the step, as Classroom's reporter decodes it."""
    before, line = (folder / "output").read_text().splitlines()
    assert before == "before=1"
    told: dict[str, object] = json.loads(base64.b64decode(line.removeprefix("result=")))
    return told


@pytest.mark.slow
def test_a_check_as_other_programs_read_it(process: Process, tmp_path: Path) -> None:
    """The exit code is that of every check."""
    shutil.copy(WRONG, tmp_path / "b.py")
    as_xml, as_json = (process("check", "B", "b.py", "--format", style) for style in ("junit", "gradescope"))
    assert (as_xml.returncode, as_json.returncode, as_xml.stderr + as_json.stderr) == (1, 1, "")
    (suite,) = JUnitXml.fromstring(as_xml.stdout.encode())
    assert [(case.classname, case.name, case.result[0].message) for case in suite] == [
        ("kata", "B", "RAISED: gradient raised an exception")
    ]
    assert [(test["score"], test["max_score"]) for test in json.loads(as_json.stdout)["tests"]] == [(0, 1)]


@pytest.mark.slow
def test_a_check_on_github(process: Process, on_github: Path) -> None:
    """What the program prints is no command; the line is marked, the summary appended to what is there."""
    (on_github / "week1").mkdir()
    (on_github / "week1" / "b.py").write_text(f"print({HOSTILE!r})\n{WRONG.read_text()}", encoding="utf-8")
    done = process("check", "B", "week1/b.py", "--format", "github")
    assert done.returncode == 1, done.stderr
    assert "  | ##[error]forged" in done.stdout
    (found,) = commands(done.stdout)
    assert found.properties == {"file": "week1/b.py", "line": "14", "title": "B RAISED"}
    summary = (on_github / "summary.md").read_text()
    assert summary.startswith("before=1\n## 0 of 1 passed\n")
    assert result(on_github)["tests"][0]["score"] == 0  # type: ignore[index]
    again = process("check", "B", RIGHT, "--format", "github")
    tokens = [re.findall("^::stop-commands::(.{32})$", each.stdout, re.MULTILINE) for each in (done, again)]
    assert (again.returncode, commands(again.stdout), [len(each) for each in tokens]) == (0, [], [1, 1])
    assert tokens[0] != tokens[1]


def test_a_check_without_githubs_files_writes_none(process: Process, tmp_path: Path) -> None:
    """On another machine."""
    names = dict.fromkeys(("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT", "GITHUB_WORKSPACE"), "")
    done = process("check", "B", RIGHT, "--format", "github", **names)
    assert (done.returncode, done.stderr) == (0, "")
    assert [path.name for path in tmp_path.iterdir()] == []


def test_our_fault_is_no_zero_on_gradescope() -> None:
    """There is nothing to read, and exit code 3."""
    with pytest.raises(reports.OurFault, match="could not be graded"):
        reports.of_check(Verdict("B", "t"), "gradescope", "")


@pytest.fixture
def klass(tmp_path: Path) -> Path:
    """Ann is right, and one whose name is hostile is wrong and has a file that is for no kata."""
    for learner, source in (("ann", RIGHT), (HOSTILE, WRONG)):
        (tmp_path / "class" / learner).mkdir(parents=True)
        shutil.copy(source, tmp_path / "class" / learner / "b.py")
    (tmp_path / "class" / HOSTILE / "::error::forged.py").write_text("")
    return tmp_path / "class"


@pytest.mark.slow
@pytest.mark.usefixtures("graded_here")
def test_a_class_on_github_and_as_junit(kata: Kata, klass: Path, on_github: Path) -> None:
    """Names of learners and of files are no commands. What was expected and is missing counts as none."""
    done = kata("grade", "class", "--out", "out", "--katas", "A,B", "--github", "--junit", "report.xml")
    assert done.exit_code == 0, done.output
    assert "##[error]forged" in done.output
    found = commands(done.output)
    assert sorted(each.properties["title"].split(" · ")[0] for each in found) == ["A CANNOT_LOAD", "A CANNOT_LOAD", "B RAISED"]
    assert [each.properties["file"] for each in found if "line" in each.properties] == [f"class/{HOSTILE}/b.py"]
    told = result(on_github)
    assert (told["status"], told["max_score"], [test["score"] for test in told["tests"]]) == ("fail", 4, [0, 0, 0, 1])  # type: ignore[attr-defined]
    assert f"\nclass/{HOSTILE}/::error::forged.py: it is for no kata" in (on_github / "summary.md").read_text()
    (suite,) = JUnitXml.fromstring((on_github / "report.xml").read_bytes())
    assert (suite.tests, suite.failures, suite.errors) == (4, 3, 0)


@pytest.mark.slow
@pytest.mark.usefixtures("graded_here")
def test_one_learner_on_gradescope(kata: Kata, klass: Path, tmp_path: Path) -> None:
    """Two are none that it could show."""
    refused = kata("grade", "class", "--out", "out", "--gradescope", "results.json")
    assert (refused.exit_code, (tmp_path / "results.json").exists()) == (2, False)
    assert "results.json can tell of one learner only: grade one with --learner" in refused.output
    assert not (tmp_path / "out").exists()
    shutil.rmtree(klass / "ann")
    done = kata("grade", "class", "--out", "out", "--gradescope", "results.json", "--katas", "B,S04")
    assert done.exit_code == 0, done.output
    told = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    assert [(test["name"][:3], test["score"]) for test in told["tests"]] == [("B ·", 0), ("S04", 0)]
    assert "nothing was handed in for this kata" in told["tests"][1]["output"]
    assert "::error::forged.py: it is for no kata" in told["output"]


def test_what_could_not_be_graded_leaves_no_results(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Those of an earlier run are gone, too: Gradescope says that the autograder failed."""
    path = tmp_path / "results.json"
    path.write_text("{}")
    reports.Reports(gradescope=path).write([Scored("ann", PASSED, 1, 1), Scored("ann", Verdict("A", "t"), 0, 1)], [])
    assert not path.exists()
    assert f"Error: {path} is not written: A could not be graded" in capsys.readouterr().err


def test_what_could_not_be_graded_has_no_points_on_github(on_github: Path) -> None:
    """The reporter gets nothing; the annotation says whose fault it is."""
    told = reports.Reports(github=True)
    told.write([Scored("ann", Verdict("A", "t", summary="it could not be graded"), 0, 1)], [])
    assert (on_github / "output").read_text() == "before=1\n"
    assert commands(told.commands) == [Command("error", "it could not be graded", {"title": "A GRADER_ERROR · ann"})]


def test_a_misuse_is_told_where_no_line_is_a_command(kata: Kata, tmp_path: Path) -> None:
    """It may name a folder or a file of theirs."""
    (tmp_path / HOSTILE).mkdir()
    done = kata("grade", HOSTILE, "--out", f"{HOSTILE}/out", "--github")
    assert done.exit_code == 2
    assert "##[error]forged" in done.output
    assert commands(done.output) == []


def test_after_a_surprise_no_line_is_a_command(kata: Kata, klass: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its text is printed later, and may hold anything."""

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError(HOSTILE)

    monkeypatch.setattr("grader.classroom.collect.collect", broken)
    done = kata("grade", "class", "--out", "out", "--github")
    assert re.fullmatch("::remove-matcher owner=python::\n::stop-commands::[0-9a-f]{32}\n", done.output)
    assert isinstance(done.exception, RuntimeError)


def test_names_are_plain_before_any_report_sees_them(tmp_path: Path) -> None:
    """As with everything that learners have a hand in."""
    path = tmp_path / "report.xml"
    reports.Reports(junit=path).write([Scored("a\x1b[2J\nb", PASSED, 1, 1)], [LeftOut("x\0", "y")])
    assert 'classname="a\ufffd[2J b"' in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("option", "name"), [("--junit", "no/where.xml"), ("--gradescope", "no/where.json")])
def test_a_report_that_could_not_be_written_is_told_before_the_work(option: str, name: str, kata: Kata, tmp_path: Path) -> None:
    """In a line."""
    (tmp_path / "class" / "ann").mkdir(parents=True)
    done = kata("grade", "class", "--out", "out", option, name)
    assert (done.exit_code, f"cannot write {name}: there is no folder no" in done.output) == (2, True), done.output
    assert not (tmp_path / "out").exists()
