"""Every program in programs/ attacks the grader; each must get the verdict in its first lines, and nothing else.

A program prints "GOT THROUGH" where it can see that something forbidden worked. With `--layers none` many do: these tests can fail.
The text @CANARY@ in a program stands for a folder with files that it may not read or change.
"""

import os
import re
import signal
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from grader.conversation import Limits
from grader.sandbox.layers import LAYERS
from grader.sandbox.server import Server
from grader.verdict import Outcome, Verdict
from tests.hostile.canaries import Canary, await_none_left, canary_with, relatives, remove_new, shared_objects
from tests.hostile.changed_server import weak_server

PROGRAMS = sorted((Path(__file__).parent / "programs").glob("*.py"))
LIMITS = Limits(call=0.7, load=1.5, total=3.0)  # short, because many of these programs use them up
PATIENT = Limits(call=5.0, load=10.0, total=30.0)
CLASSES = {"forge", "steal", "damage", "network", "kernel", "resource", "poison", "encoding"}
_HEADER = re.compile(r"# (attack|goal|expect|kata): (.+)")


def header(path: Path) -> dict[str, str]:
    """The `# name: text` lines at the top of a program."""
    lines = path.read_text(encoding="utf-8").splitlines()[:5]
    return {match[1]: match[2].strip() for line in lines if (match := _HEADER.fullmatch(line))}


@pytest.fixture(scope="module")
def attacked(request: pytest.FixtureRequest) -> Iterator[Server]:
    """The fork server of all tests, or one with the layers that the command line names."""
    chosen, abi = request.config.getoption("--layers"), request.config.getoption("--landlock-abi")
    if chosen is None and abi == 99:
        yield request.getfixturevalue("server")
        return
    layers = list(LAYERS) if chosen is None else [] if chosen == "none" else chosen.split(",")
    assert set(layers) <= set(LAYERS), f"--layers {chosen}: the layers are {', '.join(LAYERS)}"
    with weak_server(layers, abi) as server:
        yield server


@pytest.fixture
def canary(secret: str) -> Iterator[Canary]:
    """Files to steal and to damage, fresh ones for each program."""
    with canary_with(secret) as made:
        yield made


@pytest.fixture
def undisturbed(attacked: Server) -> Iterator[dict[str, list[str]]]:
    """The shared objects that there were before. Whatever an attack leaves behind is removed: the next one shall be judged for itself."""
    before = shared_objects()
    yield before
    remove_new(before)
    for pid in relatives(attacked):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def texts(value: Any) -> Iterator[str]:
    """Every text in nested plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from texts(key)
            yield from texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts(each)


def check_text(verdict: Verdict, secret: str) -> None:
    """A verdict holds printable text only, and no secret."""
    for text in texts(asdict(verdict)):
        assert secret not in text
        assert all(letter.isprintable() or letter == "\n" for letter in text), ascii(text)


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_a_hostile_program_reaches_nothing(
    path: Path,
    grade_source: Any,
    attacked: Server,
    canary: Canary,
    undisturbed: dict[str, list[str]],
    secret: str,
    course_entries: Any,
) -> None:
    """An attack gets its expected verdict, changes and learns nothing, leaves nobody behind, and the next submission is graded as ever."""
    told = header(path)
    kata = told.get("kata", "B")
    before = canary.state()
    source = path.read_text(encoding="utf-8").replace("@CANARY@", str(canary.folder))
    verdict = grade_source(kata, source, server=attacked, own_work=True, limits=LIMITS)
    if verdict.outcome is Outcome.TIMED_OUT and "TIMED_OUT" not in told["expect"].split():  # a busy machine, not a long program?
        verdict = grade_source(kata, source, server=attacked, own_work=True, limits=PATIENT)
    assert verdict.outcome is not Outcome.PASSED
    assert "GOT THROUGH" not in verdict.output, verdict.output
    assert verdict.outcome in told["expect"].split(), verdict
    check_text(verdict, secret)
    assert canary.state() == before
    assert not await_none_left(attacked)
    assert shared_objects().keys() <= undisturbed.keys()
    honest = grade_source(kata, course_entries[kata].solutions[0].read_bytes(), server=attacked, own_work=True)
    assert honest.outcome is Outcome.PASSED, honest


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_a_hostile_program_says_what_it_wants(path: Path) -> None:
    """The first lines of every program name its class, its goal and outcomes that exist, and PASSED is not among them."""
    told = header(path)
    assert told["attack"] == path.stem.partition("_")[0]
    assert told["goal"]
    assert set(told["expect"].split()) <= set(Outcome) - {Outcome.PASSED, Outcome.GRADER_ERROR}


def test_every_class_of_attack_is_tried() -> None:
    """There are many programs, and some of every class."""
    assert len(PROGRAMS) >= 120
    assert {header(path)["attack"] for path in PROGRAMS} == CLASSES


def test_the_canary_can_be_changed_from_outside(canary: Canary) -> None:
    """The canary's state notices a change: the control for the assertion above."""
    before = canary.state()
    extra = canary.folder / "extra"
    extra.write_text("")
    assert canary.state() != before
    extra.unlink()
    os.utime(canary.folder, ns=(before[canary.folder.name][2],) * 2)
    assert canary.state() == before
