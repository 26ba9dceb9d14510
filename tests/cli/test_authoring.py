"""new, verify and doctor."""

import shutil
from pathlib import Path

import pytest

from grader import catalogue
from grader.authoring.proof import Proof
from grader.sandbox.server import Server
from tests.cli.conftest import Kata, Process


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty course of one's own."""
    root = tmp_path / "course"
    (root / "katas").mkdir(parents=True)
    monkeypatch.setenv("KATA_COURSE", str(root))
    return root


def test_new_makes_every_file_of_a_kata(kata: Kata, course: Path) -> None:
    """Page, hints, spec, program, a wrong fix and a solution."""
    result = kata("new", "X07_lost_path")
    assert result.exit_code == 0, result.output
    made = sorted(str(path.relative_to(course)) for path in course.rglob("*") if path.is_file())
    folder = "katas/x07_lost_path"
    files = ["README.md", "buggy.py", "hints.md", "learned.md", "spec.py", "wrong/doubled.py"]
    assert made == [*(f"{folder}/{name}" for name in files), "solutions/x07_lost_path.py"]
    assert catalogue.find("X07").slug == "lost_path"


@pytest.mark.parametrize("name", ["nothing", "9_x", "X07 lost", "../x_y"])
def test_new_refuses_a_bad_name(kata: Kata, course: Path, name: str) -> None:
    """Exit code 2, and nothing is made."""
    assert kata("new", name).exit_code == 2
    assert list(course.rglob("*.py")) == []


def test_new_refuses_a_taken_id(kata: Kata, course: Path) -> None:
    """An id is a name for one kata only."""
    kata("new", "X07_lost_path")
    result = kata("new", "x07_other")
    assert result.exit_code == 2
    assert "X07 is taken" in result.output


@pytest.mark.slow
def test_verify_names_what_is_unfinished_and_accepts_what_is_filled_in(process: Process, kata: Kata, course: Path) -> None:
    """A scaffold is refused as long as it says TODO; filled in, it is sound."""
    kata("new", "X07_lost_path")
    unfinished = process("verify", "X07", "--seeds", "1", KATA_COURSE=str(course))
    assert unfinished.returncode == 1
    assert unfinished.stdout.count("there is still a TODO in it") == 7
    _fill_in(course)
    finished = process("verify", "X07", "--seeds", "1", KATA_COURSE=str(course))
    assert finished.returncode == 0, finished.stdout


def _fill_in(course: Path) -> None:
    """What an author does: no TODO is left, and there are enough wrong fixes, solutions and words."""
    for path in course.rglob("*.*"):
        text = path.read_text(encoding="utf-8").replace("Track: TODO", "Track: tests")
        path.write_text(text.replace("TODO: nearly", "Nearly").replace("TODO", "It is told here at length"), encoding="utf-8")
    folder = course / "katas" / "x07_lost_path"
    page = (folder / "README.md").read_text(encoding="utf-8")
    (folder / "README.md").write_text(page + "\n" + "Some more words about it. " * 12, encoding="utf-8")
    program = "x = x.detach().clone().requires_grad_(True)\n    ({}).backward()\n    return x.grad{}"
    for name, formula, after in (
        ("tripled", "3 * x**2", ""),
        ("cubed", "x**3", ""),
        ("halved", "x**2", " / 2"),
        ("flipped", "-(x**2)", ""),
    ):
        told = f"# expect: WRONG_GRADIENT — {name}\n# You {name} it, and that is not asked for."
        text = f"{told}\n\n\ndef gradient(x):\n    {program.format(formula, after)}\n"
        (folder / "wrong" / f"{name}.py").write_text(text, encoding="utf-8")
    repair = """\"\"\"One call.\"\"\"

import torch


def gradient(x):
    x = x.detach().clone().requires_grad_(True)
    return torch.autograd.grad(x * x, x)[0]
"""
    (course / "solutions" / "x07_lost_path__grad.py").write_text(repair, encoding="utf-8")


KEPT = ("zeroed_between", "retained_the_second", "averaged_losses", "hand_formula")  # enough for a kata, and quicker to prove
BREAKS = {
    "the shipped program passes": ("katas/b_shared_graph/buggy.py", "solution", "buggy.py is PASSED"),
    "the symptom is another": ("katas/b_shared_graph/README.md", ("a second time", "a third time"), "does not say"),
    "a wrong fix gets another verdict": (
        "katas/b_shared_graph/wrong/zeroed_between.py",
        ("WRONG_GRADIENT", "RAISED"),
        "its first line says RAISED",
    ),
    "a solution fails": ("solutions/b_shared_graph.py", ("retain_graph=True", "retain_graph=False"), "b_shared_graph.py is RAISED"),
    "the reference is not holomorphic": ("katas/b_shared_graph/spec.py", ("y**3 + (y - 3) ** 3", "abs(y) ** 3 + (y - 3) ** 3"), "disagree"),
    "a link is dead": (
        "katas/b_shared_graph/README.md",
        ("https://docs.pytorch.org/docs/stable/notes/autograd.html", "nowhere.md"),
        "dead link",
    ),
    "an input does not show the bug": (
        "katas/b_shared_graph/README.md",
        ("`x = 0.0` shows", "`x = 0.0` hides"),
        "does not do what the page says",
    ),
    "an input is not in the bank": ("katas/b_shared_graph/README.md", ("`x = 0.0` shows", "`x = 0.123` shows"), "not in the bank"),
    "a told text is missing": ("katas/b_shared_graph/wrong/zeroed_between.py", "first line only", "must say what the learner is told"),
}


@pytest.mark.slow
@pytest.mark.parametrize(("path", "change", "message"), BREAKS.values(), ids=BREAKS.keys())
def test_verify_sees_a_kata_that_is_broken(server: Server, tmp_path: Path, path: str, change: object, message: str) -> None:
    """Each thing that `kata verify` promises to notice is noticed."""
    root = tmp_path / "course"
    real = catalogue.course()
    shutil.copytree(real / "katas" / "b_shared_graph", root / "katas" / "b_shared_graph")
    for fix in (root / "katas" / "b_shared_graph" / "wrong").glob("*.py"):
        if fix.stem not in KEPT:
            fix.unlink()
    shutil.copytree(real / "solutions", root / "solutions")
    text = (root / path).read_text(encoding="utf-8")
    if isinstance(change, tuple):
        assert change[0] in text
        text = text.replace(*change)
    elif change == "solution":
        text = (root / "solutions" / "b_shared_graph.py").read_text(encoding="utf-8")
    else:
        text = "\n".join(line for number, line in enumerate(text.split("\n")) if number == 0 or not line.startswith("#"))
    (root / path).write_text(text, encoding="utf-8")
    problems = Proof(catalogue.find("B", root), server, 1, tmp_path / "cache").problems()
    assert any(message in problem for problem in problems), problems


def test_doctor_tells_versions_layers_and_proof(process: Process) -> None:
    """Every layer has a line, and the strict box was tried."""
    done = process("doctor")
    assert all(name in done.stdout for name in ("torch", "landlock", "seccomp", "rlimits", "fork server", "strict box", "CUDA"))
    assert "proven: no file or folder can be opened" in done.stdout
    assert "in vain" in done.stdout
    assert done.returncode == 0, done.stdout
