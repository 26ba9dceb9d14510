"""Every kata is proven: what `kata verify` demands, kata by kata, and what no kata may lack."""

from pathlib import Path

import pytest

from grader import catalogue
from grader.authoring.proof import Proof
from grader.catalogue import Entry
from grader.sandbox.server import Server

SEEDS = 3
ENTRIES = catalogue.entries()
SEED_EXERCISES = ["A", "B", "C", "D", "E", "F", "G"]


@pytest.mark.slow
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_the_kata_is_sound(entry: Entry, server: Server, tmp_path: Path) -> None:
    """The bug shows, every solution passes under several seeds, every wrong fix gets its named verdict and is told why."""
    assert Proof(entry, server, SEEDS, tmp_path).problems() == []


@pytest.mark.parametrize("entry", [entry for entry in ENTRIES if entry.id in SEED_EXERCISES], ids=lambda entry: entry.id)
def test_a_seed_exercise_is_strict_and_wants_autograd(entry: Entry) -> None:
    """A to G reject float32 rounding and hand formulas, and know six wrong fixes or more."""
    kata = entry.load_spec()
    assert (kata.precision, kata.uses_autograd) == ("strict", True)
    assert len(entry.wrong_fixes()) >= 6


def test_every_kind_of_kata_is_in_use() -> None:
    """grad, op, run and answer each have at least one kata."""
    assert {entry.load_spec().kind for entry in ENTRIES} == {"grad", "op", "run", "answer"}


MODIFIERS = {
    "values too": lambda kata: kata.with_value,
    "second order": lambda kata: kata.order == 2,
    "a convention at a kink": lambda kata: kata.kink == "branch",
    "a hull at a kink": lambda kata: kata.kink == "hull",
    "no graph in the results": lambda kata: kata.detached,
    "a comparison of its own": lambda kata: kata.accepts is not None,
    "objects": lambda kata: bool(kata.given_source),
    "sides in common": lambda kata: bool(kata.sizes),
    "a picture": lambda kata: kata.picture is not None,
    "a device": lambda kata: kata.device == "cuda",
    "a budget": lambda kata: kata.budget is not None,
    "inputs to change": lambda kata: bool(kata.changes),
}


@pytest.mark.parametrize("name", MODIFIERS)
def test_every_modifier_is_in_use(name: str) -> None:
    """What a spec can say is said by at least one."""
    assert any(MODIFIERS[name](entry.load_spec()) for entry in ENTRIES)


def test_constants_are_in_use() -> None:
    """Some gradient is not that of the value: a reference with `stop`."""
    assert any("stop(" in (entry.folder / "spec.py").read_text(encoding="utf-8") for entry in ENTRIES)


@pytest.mark.parametrize("track", ["S", "M", "N", "L", "P"])
def test_a_track_has_all_its_katas(track: str) -> None:
    """The numbers of a track have no gap."""
    numbers = [int(entry.id[1:]) for entry in ENTRIES if entry.id.startswith(track) and len(entry.id) > 1]
    assert numbers == list(range(1, {"S": 23, "M": 15, "N": 12, "L": 13, "P": 20}[track] + 1))


def test_no_page_shows_a_line_of_the_repair() -> None:
    """No line of code of a reference repair that is not in the buggy program stands in the page."""
    for entry in ENTRIES:
        shipped = set(entry.buggy.read_text(encoding="utf-8").splitlines())
        repair = [line.strip() for line in entry.solutions[0].read_text(encoding="utf-8").splitlines() if line not in shipped]
        assert [line for line in repair if len(line) > 25 and line in entry.page] == []
