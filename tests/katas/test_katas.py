"""Every kata is proven: what `kata verify` demands, kata by kata, and what no kata may lack."""

import pytest

from grader import catalogue
from grader.authoring import proof
from grader.catalogue import Entry

SEEDS = 20
ENTRIES = catalogue.entries()
SEED_EXERCISES = ["A", "B", "C", "D", "E", "F", "G"]


@pytest.fixture(scope="module")
def reports() -> dict[str, proof.Report]:
    """All katas proven as `kata verify` does it: on every processor."""
    return dict(zip((entry.id for entry in ENTRIES), proof.verify(ENTRIES, SEEDS, None), strict=True))


@pytest.mark.slow
@pytest.mark.parametrize("name", [entry.id for entry in ENTRIES])
def test_the_kata_is_sound(name: str, reports: dict[str, proof.Report]) -> None:
    """The bug shows, every solution passes under 20 seeds, every wrong fix gets its named verdict and is told why."""
    assert reports[name].problems == []


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if entry.id in SEED_EXERCISES], ids=lambda entry: entry.id)
def test_a_seed_exercise_is_strict_and_wants_autograd(entry: Entry) -> None:
    """A to G reject float32 rounding and hand formulas, and know six wrong fixes or more."""
    kata = entry.load_spec()
    assert (kata.precision, kata.uses_autograd) == ("strict", True)
    assert len(entry.wrong_fixes()) >= 6


def test_every_kind_of_kata_is_in_use() -> None:
    """grad, op, run and answer each have at least one kata."""
    assert {entry.load_spec().kind for entry in ENTRIES} == {"grad", "op", "run", "answer"}


def test_no_page_shows_a_line_of_the_repair() -> None:
    """No line of code of a reference repair that is not in the buggy program stands in the page."""
    for entry in ENTRIES:
        shipped = set(entry.buggy.read_text(encoding="utf-8").splitlines())
        repair = [line.strip() for line in entry.solutions[0].read_text(encoding="utf-8").splitlines() if line not in shipped]
        assert [line for line in repair if len(line) > 25 and line in entry.page] == []
