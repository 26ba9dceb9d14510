"""`kata export notebook`: what is in it, what becomes of it when it is handed in, and what nbgrader makes of it."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import nbformat
import pytest

from grader import catalogue
from tests.cli.conftest import Kata

B, S04 = catalogue.find("B"), catalogue.find("S04")


def exported(kata: Kata, *arguments: object, name: str = "hw1.ipynb") -> Any:
    """The notebook that a command makes."""
    done = kata("export", "notebook", *arguments, "-o", name)
    assert done.exit_code == 0, done.output
    return nbformat.read(name, as_version=4)


def put(book: Any, kata_id: str, source: str) -> None:
    """Write a repair into its cell, as a learner does: below the first line."""
    (cell,) = [each for each in book.cells if each.metadata.get("kata") == kata_id]
    first = cell.source.partition("\n")[0]
    assert first == f"%%kata {kata_id}"
    cell.source = f"{first}\n{source}"


def test_a_notebook_holds_the_stories_and_the_programs(kata: Kata) -> None:
    """Whole, in the order that was asked for, each kata once, with or without commas; the same command makes the same bytes."""
    book = exported(kata, "S4,", "b", "B,b")
    nbformat.validate(book)
    assert [(each.cell_type, each.metadata.get("kata")) for each in book.cells] == [
        *(("markdown", None), ("code", None)),
        *(("markdown", None), ("code", "S04"), ("markdown", None), ("code", "B")),
    ]
    first, load, page, program, *_ = book.cells
    assert "`!kata hint S04`" in first.source
    assert load.source == "%load_ext grader"
    assert page.source.startswith(f"## S04 · {S04.title}\n")
    assert "### Task" in page.source
    assert "\n## " not in page.source
    assert program.source == f"%%kata S04\n{S04.buggy.read_text(encoding='utf-8').rstrip()}"
    content = Path("hw1.ipynb").read_bytes()
    exported(kata, "S04", "B", name="again.ipynb")
    assert Path("again.ipynb").read_bytes() == content
    assert b"Symptom" not in content
    assert b"nbgrader" not in content


@pytest.mark.parametrize("entry", catalogue.entries(), ids=lambda entry: entry.id)
def test_every_kata_has_a_statement_for_a_notebook(entry: catalogue.Entry) -> None:
    """Everything of its page but the symptom, one level lower."""
    from grader.export.notebook import _statement

    shown = _statement(entry)
    assert shown.startswith(f"## {entry.id} · {entry.title}\n\nTrack: ")
    assert "Symptom:" not in shown
    kept = [line for line in entry.page.splitlines()[1:] if line and not line.startswith("Symptom: ")]
    assert [line.removeprefix("#") if line.startswith("#") else line for line in shown.splitlines()[1:] if line] == kept


def test_a_file_that_is_there_is_kept(kata: Kata) -> None:
    """Unless that is asked for."""
    Path("hw1.ipynb").write_text("mine", encoding="utf-8")
    refused = kata("export", "notebook", "B", "-o", "hw1.ipynb")
    assert refused.exit_code == 2
    assert "hw1.ipynb is there already" in refused.output
    assert Path("hw1.ipynb").read_text(encoding="utf-8") == "mine"
    assert exported(kata, "B", "--force").cells


WRONG = {
    "unknown": (["B", "Q77", "-o", "a.ipynb"], "there is no kata 'Q77'"),
    "no_kata": (["-o", "a.ipynb"], "Missing argument"),
    "no_name": (["B"], "Missing option"),
    "another_suffix": (["B", "-o", "a.py"], "a.py would be no notebook"),
    "no_folder": (["B", "-o", "missing/a.ipynb"], "cannot write missing/a.ipynb: No such file or directory"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_done_is_told_in_a_line(name: str, kata: Kata) -> None:
    """With exit code 2, and nothing written."""
    arguments, words = WRONG[name]
    done = kata("export", "notebook", *arguments)
    assert done.exit_code == 2
    assert words in done.output
    assert list(Path().glob("*.*")) == []


def test_nbgrader_finds_its_metadata_in_order(kata: Kata) -> None:
    """By its own validator: locked test cells of a point each, and programs that it does not empty."""
    book = exported(kata, "B", "S04", "--nbgrader")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what it imports, at import
        from nbgrader.nbgraderformat.v3 import MetadataValidatorV3
    nbformat.validate(book)
    MetadataValidatorV3().validate_nb(book)
    marked = {each.id: each.metadata.nbgrader for each in book.cells if "nbgrader" in each.metadata}
    assert list(marked) == ["start", "load", "page-B", "test-B", "page-S04", "test-S04"]
    assert {name: (each.grade, each.locked, each.solution, each.get("points")) for name, each in marked.items()} == {
        name: (name.startswith("test-"), True, False, 1 if name.startswith("test-") else None) for name in marked
    }
    assert [each.source for each in book.cells if each.id.startswith("test-")] == ["%kata_test B", "%kata_test S04"]


def ledger(path: Path) -> set[tuple[str, str, str]]:
    """Learner, kata and outcome of all that was graded."""
    with sqlite3.connect(path) as connection:
        return set(connection.execute("SELECT learner, kata, outcome FROM grades").fetchall())


@pytest.mark.slow
@pytest.mark.usefixtures("graded_here")
def test_a_notebook_that_is_handed_in_is_graded_for_each_kata(kata: Kata) -> None:
    """Repaired it passes them all, half of it one of them, as it was handed out none: each program shows its symptom."""
    names = ["B", "S04"]
    for learner, repaired in (("ann", names), ("bob", ["S04"]), ("carl", [])):
        Path("class", learner).mkdir(parents=True)
        book = exported(kata, *names, "--nbgrader", "--force")
        for name in repaired:
            put(book, name, catalogue.find(name).solutions[0].read_text(encoding="utf-8"))
        nbformat.write(book, f"class/{learner}/my homework.ipynb")
    book.cells += [nbformat.v4.new_code_cell("1", metadata={"kata": "Q77"})]
    nbformat.write(book, "class/carl/my homework.ipynb")
    done = kata("grade", "class", "--out", "out")
    assert done.exit_code == 0, done.output
    symptoms = {name: catalogue.find(name).symptom[0] for name in names}
    assert ledger(Path("out/ledger.sqlite")) == {
        *(("ann", name, "PASSED") for name in names),
        *(("bob", name, "PASSED" if name == "S04" else symptoms[name]) for name in names),
        *(("carl", name, symptoms[name]) for name in names),
    }
    assert "cell marks name no kata: 'Q77'" in Path("out/left_out.csv").read_text(encoding="utf-8")
    assert "6 submissions of 3 learners, 6 graded before" in kata("grade", "class", "--out", "out").output


def test_a_class_without_notebooks_starts_no_server_for_them(kata: Kata, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would take a second for nothing."""
    Path("class/ann").mkdir(parents=True)
    shutil.copy(B.buggy, "class/ann/mine.py")
    monkeypatch.setattr("grader.marks.Server", None)
    assert kata("grade", "class", "--out", "out").exit_code == 0
    Path("class/ann/mine.ipynb").write_text("{}", encoding="utf-8")
    assert kata("grade", "class", "--out", "out").exception is not None


def nbgrader(*arguments: str) -> None:
    """Run a command of nbgrader, which says what went wrong."""
    # Where the interpreter of this environment is not the python of the PATH, the kernel has to be this one, too.
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "PYTHONWARNINGS": "ignore"}
    done = subprocess.run([sys.executable, "-m", "nbgrader", *arguments], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_nbgrader_releases_and_grades_it(kata: Kata, tmp_path: Path) -> None:
    """In its normal way: the programs survive the release, and a test cell gives its point to a repair only."""
    Path("source/hw1").mkdir(parents=True)
    source = exported(kata, "B", "S04", "--nbgrader", name="source/hw1/hw1.ipynb")
    nbgrader("generate_assignment", "hw1", "--create")
    released = nbformat.read("release/hw1/hw1.ipynb", as_version=4)
    assert [each.source for each in released.cells] == [each.source for each in source.cells]
    put(released, "B", B.solutions[0].read_text(encoding="utf-8"))
    Path("submitted/ann/hw1").mkdir(parents=True)
    nbformat.write(released, "submitted/ann/hw1/hw1.ipynb")
    nbgrader("autograde", "hw1", "--create")
    with sqlite3.connect("gradebook.db") as connection:
        assert sorted(connection.execute("SELECT auto_score FROM grade").fetchall()) == [(0.0,), (1.0,)]
    graded = json.loads(Path("autograded/ann/hw1/hw1.ipynb").read_text(encoding="utf-8"))
    outputs = {each["id"]: [output["output_type"] for output in each["outputs"]] for each in graded["cells"] if "outputs" in each}
    assert (outputs["test-B"], outputs["test-S04"]) == ([], ["error"])
