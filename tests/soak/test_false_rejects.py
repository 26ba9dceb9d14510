"""No right program is ever refused: every solution of every kata, on the questions of many salts, and one verdict every time."""

import json
import os
import random
from pathlib import Path

import pytest

from grader import bank, catalogue, questions, submission
from grader.bank import Bank
from grader.catalogue import Entry
from grader.conversation import Limits
from grader.sandbox.server import Server
from grader.stages import Check, run
from tests.soak.command import kata

SALTS = int(os.environ.get("KATA_SOAK_SALTS", "1000"))
DRAWN = 10  # questions of each salt, at most
_AT_ONCE = 50  # salts that share a box
TIMES = int(os.environ.get("KATA_SOAK_TIMES", "200"))
PATIENT = Limits(call=30.0, load=30.0, total=600.0)


@pytest.mark.soak
@pytest.mark.parametrize("entry", catalogue.entries(), ids=lambda entry: entry.id)
def test_no_salt_refuses_a_solution(entry: Entry, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fresh questions from every salt; the battery is the same for all of them and is asked by `kata verify`."""
    kata_, refused, asked = entry.load_spec(), [], 0
    # What counts as small is told from a whole bank; ten questions that happen to have small answers would make it far smaller.
    unit = bank.make(kata_, entry.identity, 0).unit
    monkeypatch.setattr(bank, "_unit", lambda *_: unit)
    monkeypatch.setattr(questions, "DRAWN", DRAWN)
    monkeypatch.setattr(questions, "_ROWS", 5)
    monkeypatch.setattr(questions, "_EXAMPLES", 3)  # the first that Hypothesis draws is the simplest there is, whatever the salt
    monkeypatch.setattr(questions, "_MOST_ROUNDS", 1)
    server.preload()  # what a check loads when a box asks for it
    for start in range(0, SALTS, _AT_ONCE):
        banks = [bank.make(kata_, entry.identity, 1_000_000 + start + i, with_battery=False) for i in range(_AT_ONCE)]
        together = Bank([item for each in banks for item in each.items], unit, 0)
        asked += len(together.items)
        for path in entry.solutions:
            failure = run(Check(server, kata_, submission.read(path), together, PATIENT, "strict"))
            refused += [f"{path.name}, salts from {start}: {failure.finding.message}"] if failure is not None else []
    assert refused == []
    assert asked >= SALTS


def _submissions(count: int) -> list[tuple[str, Path]]:
    """Wrong fixes and solutions of different katas, drawn with a fixed seed."""
    every = [
        (entry.id, path) for entry in catalogue.entries() for path in [*sorted((entry.folder / "wrong").glob("*.py")), *entry.solutions]
    ]
    return random.Random(20).sample(every, count)


@pytest.mark.soak
@pytest.mark.parametrize(("name", "path"), _submissions(4), ids=lambda each: str(each) if isinstance(each, str) else each.stem)
def test_a_verdict_is_the_same_every_time(name: str, path: Path, tmp_path: Path) -> None:
    """In fresh processes: one outcome, one counterexample, one reason."""
    told = set()
    for _ in range(TIMES):
        verdict = json.loads(kata(tmp_path, "check", name, str(path), "--format", "json").out)
        told.add(json.dumps({key: verdict[key] for key in ("outcome", "findings", "counterexample", "diagnosis", "checked")}))
    assert len(told) == 1
