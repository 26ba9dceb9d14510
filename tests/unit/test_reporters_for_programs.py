"""Verdicts as other programs read them: JUnit XML, Gradescope, GitHub Actions and Classroom."""

import base64
import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
from junitparser import Error, Failure, JUnitXml

from grader.reporters import classroom, github, gradescope, junit, plain, words
from grader.verdict import Finding, Outcome, Scored, Verdict
from tests.hostile.runner_log import commands
from tests.unit.test_reporters import VERDICTS

SCHEMA = json.loads((Path(__file__).parent / "gradescope.schema.json").read_text(encoding="utf-8"))
PASSED, RAISED = Scored("ann", VERDICTS["passed"], 1.0, 1.0), Scored("bob", VERDICTS["raised"], 0.0, 1.0)
LATE = Scored("carl", VERDICTS["passed"], 0.1 + 0.2, 2.0, "handed in 3 days late")
OURS = Scored("dora", VERDICTS["our_fault_unconfined"], 0.0, 1.0)
IN_A_CELL = Scored("eve", VERDICTS["wrong_in_a_notebook"], 0.0, 1.0)
GRADED = [PASSED, RAISED, LATE]


def test_junit_has_a_case_for_each_learner_and_kata() -> None:
    """What is our fault is an error, what is the learner's a failure; the counts agree."""
    report = JUnitXml.fromstring(junit.render([*GRADED, OURS]).encode())
    (suite,) = report
    assert (suite.name, suite.tests, suite.failures, suite.errors, suite.skipped, suite.time) == ("kata", 4, 1, 1, 0, 1.5)
    assert [(each.classname, each.name, [type(told) for told in each.result]) for each in suite] == [
        ("ann", "B", []),
        ("bob", "B", [Failure]),
        ("carl", "B", []),
        ("dora", "B", [Error]),
    ]
    failure = list(suite)[1].result[0]
    assert failure.message == "RAISED: gradient raised an exception"
    assert "b_shared_graph.py, line 13    z2.backward()" in failure.text


def test_junit_holds_what_the_family_xunit2_allows() -> None:
    """As pytest writes it: a case has these attributes and no other; nothing says on which machine, nor when."""
    root = ElementTree.fromstring(junit.render([PASSED, RAISED, OURS]).encode())
    assert {name for case in root.iter("testcase") for name in case.attrib} == {"classname", "name", "time"}
    assert [child.tag for case in root.iter("testcase") for child in case] == ["failure", "error"]
    assert {name for suite in root.iter("testsuite") for name in suite.attrib} == {
        *("name", "errors", "failures"),
        "skipped",
        "tests",
        "time",
    }


def test_a_check_without_a_learner_has_a_class_of_its_own() -> None:
    """An empty class name would be none."""
    assert 'classname="kata"' in junit.render([replace(RAISED, learner="")])


def test_gradescope_gets_a_score_for_each_kata() -> None:
    """Numbers, not texts; lateness is explained; text is text."""
    told = json.loads(gradescope.render(GRADED, [("ann/notes.py", "it is for no kata")]))
    jsonschema.validate(told, SCHEMA)
    assert [(each["score"], each["max_score"], each["status"]) for each in told["tests"]] == [
        (1, 1, "passed"),
        (0, 1, "failed"),
        (0.3, 2, "passed"),
    ]
    assert told["output"] == "2 of 3 katas passed.\nNot graded:\n  ann/notes.py: it is for no kata"
    assert "handed in 3 days late" in told["tests"][2]["output"]
    formats = {told["output_format"], *(each[name] for each in told["tests"] for name in ("output_format", "name_format"))}
    assert formats == {"text"}


def test_gradescope_gets_a_score_where_nothing_was_handed_in() -> None:
    """Without one it would say that the autograder failed."""
    jsonschema.validate(json.loads(gradescope.render([])), SCHEMA)


@pytest.mark.parametrize("wrong", [{"tests": []}, {"tests": [{"score": "1"}]}, {"tests": [{"name": "B"}]}, {"score": 1, "x": 1}], ids=str)
def test_the_schema_refuses_what_gradescope_would(wrong: dict[str, object]) -> None:
    """Or the two tests above would show nothing."""
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, SCHEMA)


@pytest.mark.parametrize("render", [gradescope.render, classroom.render])
def test_what_is_our_fault_has_no_points(render: object) -> None:
    """Not even none."""
    with pytest.raises(plain.NotGraded, match="B could not be graded"):
        render([PASSED, OURS])  # type: ignore[operator]


def test_classroom_gets_what_its_reporter_reads() -> None:
    """Every test a number, the points and their sum the same as ours, and where weights are equal its own table, too."""
    told = json.loads(classroom.render([PASSED, RAISED, replace(PASSED, learner="fred")]))
    assert (told["version"], told["status"], told["max_score"]) == (1, "fail", 3)
    assert [each["score"] for each in told["tests"]] == [1, 0, 1]
    passed = sum(each["status"] == "pass" for each in told["tests"])
    assert passed / len(told["tests"]) * told["max_score"] == sum(each["score"] for each in told["tests"])
    fields = {"name", "status", "score", "message", "test_code", "filename", "line_no", "duration"}
    assert [set(each) for each in told["tests"]] == [fields] * 3
    assert json.loads(classroom.render([PASSED]))["status"] == "pass"


def test_classroom_gets_a_test_where_there_is_none() -> None:
    """Its reporter divides by their number."""
    told = json.loads(classroom.render([]))
    assert (told["status"], told["max_score"], [each["score"] for each in told["tests"]]) == ("fail", 0, [0])


def test_an_annotation_points_to_the_learners_line() -> None:
    """What is right has none; in a notebook the file alone can be named."""
    found = commands(github.annotations([PASSED, RAISED, IN_A_CELL]))
    assert [each.name for each in found] == ["error", "error"]
    assert found[0].properties == {"file": "b_shared_graph.py", "line": "13", "title": "B RAISED · bob"}
    assert found[0].text.startswith("gradient raised an exception\nRuntimeError: Trying to backward a second time\nA backward pass")
    assert found[1].properties == {"file": "b_shared_graph.py", "title": "B WRONG_GRADIENT · eve"}


@pytest.mark.parametrize(
    ("path", "line", "place"),
    [
        ("/tmp/b.py", 3, {}),
        ("../b.py", 3, {}),
        ("", 3, {}),
        ("b.py", 0, {"file": "b.py"}),
        ("b.py", 1 << 60, {"file": "b.py"}),
        ("b.py", 262144, {"file": "b.py", "line": "262144"}),
        ("week 1/b.py", None, {"file": "week 1/b.py"}),
    ],
)
def test_a_place_is_in_the_repository_or_none(path: str, line: int | None, place: dict[str, str]) -> None:
    """Another one would make the runner drop the annotation."""
    finding = Finding("answer", Outcome.RAISED, "no", line)
    (found,) = commands(github.annotations([Scored("", replace(VERDICTS["raised"], path=path, findings=(finding,)), 0, 1)]))
    assert found.properties == {**place, "title": "B RAISED"}


def test_the_worst_come_first_and_ten_at_most() -> None:
    """Our own fault before all, then what costs most points."""
    dear = Scored("zoe", VERDICTS["raised"], 0.0, 5.0)
    found = commands(github.annotations([RAISED] * 20 + [dear, OURS]))
    assert [each.properties["title"] for each in found] == ["B GRADER_ERROR · dora", "B RAISED · zoe", *["B RAISED · bob"] * 8]


def test_an_output_is_one_line() -> None:
    """Which the runner reads back whole."""
    told = github.output("result", '{"name": "·\n"}')
    assert told.startswith("result=")
    assert told.count("\n") == 1
    assert base64.b64decode(told.removeprefix("result=")).decode() == '{"name": "·\n"}'


def test_the_summary_tells_all() -> None:
    """A table, what was not graded, and what is wrong."""
    text = github.summary([*GRADED, OURS], [("dora/x.py", "it is a link")])
    assert text.startswith(
        "## 2 of 4 passed\n\n| learner | kata | verdict | points |\n| --- | --- | --- | --- |\n| bob | B | RAISED | 0 of 1 |\n"
    )
    assert "| carl | B | PASSED | 0.3 of 2 (handed in 3 days late) |\n" in text
    assert "\nNot graded:\n\n```text\ndora/x.py: it is a link\n```\n" in text
    assert text.count("### ") == 2


@pytest.mark.parametrize("most", [0, 50, 100, 1000, 5000, 20_000])
def test_a_summary_is_as_long_as_github_allows(most: int) -> None:
    """It would be dropped whole otherwise. What is left out is said."""
    text = github.summary([RAISED] * 200, (), most)
    assert len(text.encode()) <= most
    assert most < 100 or text.endswith("\nThe rest did not fit in here.\n")


@pytest.mark.parametrize("render", [junit.render, gradescope.render, classroom.render, github.annotations, github.summary])
def test_no_report_names_the_seed(render: object) -> None:
    """It stands for the salt, which is a secret."""
    seeded = replace(VERDICTS["raised"], seed=1234567891)
    assert "1234567891" not in render([Scored("ann", seeded, 0, 1)])  # type: ignore[operator]


def test_points_have_no_dust() -> None:
    """And whole ones no point."""
    assert [repr(words.number(each)) for each in (1.0, 0.1 + 0.2, 2 / 3)] == ["1", "0.3", "0.666667"]


def test_an_outcome_that_nobody_filled_in_is_our_fault() -> None:
    """No report takes it for the learner's."""
    assert 'errors="1"' in junit.render([Scored("ann", Verdict("B", "t"), 0, 1)])
