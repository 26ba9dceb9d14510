"""Workflows and the action: as GitHub and GitHub Classroom want them, with no more rights than needed."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from grader import __version__
from grader.export import github
from grader.export.shipped import PACKAGE

ROOT = Path(__file__).parents[2]
ACTION = ROOT / ".github" / "actions" / "grade"
WORKFLOWS = {
    **{path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / ".github" / "workflows").glob("*.yml"))},
    "exported": github.files(["A", "B"], PACKAGE)[".github/workflows/classroom.yml"],
}
PUBLISHERS = ("actions/", "classroom-resources/", "./")


def read(text: str) -> dict[str, Any]:
    """A workflow; YAML 1.1 takes the key `on` for true."""
    told: dict[Any, Any] = yaml.safe_load(text)
    return {"on" if key is True else key: value for key, value in told.items()}


def steps(text: str) -> list[dict[str, Any]]:
    """All steps of all jobs."""
    return [step for job in read(text)["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("text", WORKFLOWS.values(), ids=WORKFLOWS)
def test_a_workflow_has_what_github_wants_and_few_rights(text: str) -> None:
    """It may read the repository. A checkout leaves no credentials behind; every job has an end."""
    told = read(text)
    assert set(told) == {"name", "on", "permissions", "jobs"}
    assert told["permissions"] == {"contents": "read"}
    assert all({"runs-on", "timeout-minutes", "steps"} <= set(job) for job in told["jobs"].values())
    used = [step for step in steps(text) if "uses" in step]
    assert all(("uses" in step) != ("run" in step) for step in steps(text))
    assert all(step["uses"].startswith(PUBLISHERS) and ("@v" in step["uses"] or step["uses"].startswith("./")) for step in used)
    checkouts = [step for step in used if step["uses"].startswith("actions/checkout@")]
    assert checkouts
    assert all(step["with"] == {"persist-credentials": False} for step in checkouts)


@pytest.mark.parametrize("text", [*WORKFLOWS.values(), (ACTION / "action.yml").read_text(encoding="utf-8")], ids=[*WORKFLOWS, "action"])
def test_no_script_has_an_expression_in_it(text: str) -> None:
    """It would be pasted into the script before a shell reads it; an environment variable is not."""
    told = yaml.safe_load(text)
    found = told["runs"]["steps"] if "runs" in told else steps(text)
    assert [step["run"] for step in found if "${{" in step.get("run", "")] == []


def test_the_exported_workflow_is_one_that_classroom_knows() -> None:
    """By its name, its only job, and the variable in which the reporter looks for the result of a step."""
    told = read(WORKFLOWS["exported"])
    assert told["name"] == "Autograding Tests"
    assert list(told["jobs"]) == ["run-autograding-tests"]
    assert told["jobs"]["run-autograding-tests"]["if"] == "github.actor != 'github-classroom[bot]'"
    _, grading, reporting = steps(WORKFLOWS["exported"])
    assert grading["uses"] == "./.github/actions/grade"
    assert grading["with"] == {"katas": "A,B", "salt": "${{ secrets.KATA_SALT }}", "package": f"gradient-katas=={__version__}"}
    assert reporting["uses"] == "classroom-resources/autograding-grading-reporter@v1"
    assert reporting["with"] == {"runners": grading["id"]}
    name = f"{grading['id'].upper()}_RESULTS"
    assert reporting["env"] == {name: "${{ steps." + grading["id"] + ".outputs.result }}"}


def test_the_action_offers_what_the_workflow_uses() -> None:
    """Every input of it exists, every input is used, and the version that it installs is this one."""
    told = yaml.safe_load((ACTION / "action.yml").read_text(encoding="utf-8"))
    used = set(re.findall(r"\$\{\{ inputs\.([a-z-]+) \}\}", (ACTION / "action.yml").read_text(encoding="utf-8")))
    assert set(steps(WORKFLOWS["exported"])[1]["with"]) <= used == set(told["inputs"])
    assert told["inputs"]["package"]["default"] == PACKAGE
    ids = {step.get("id") for step in told["runs"]["steps"]}
    assert told["outputs"]["result"]["value"] == "${{ steps.grade.outputs.result }}"
    assert "grade" in ids
    assert all(step["shell"] == "bash" for step in told["runs"]["steps"] if "run" in step)


def test_the_action_installs_what_the_tests_were_run_with() -> None:
    """One list of pins."""
    assert (ACTION / "constraints.txt").read_text(encoding="utf-8") == (ROOT / "constraints.txt").read_text(encoding="utf-8")
