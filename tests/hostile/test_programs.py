"""Every program in programs/ attacks the grader; each must get the verdict in its first lines, and nothing else.

A program prints "GOT THROUGH" where it can see that something forbidden worked. With `--layers none` many do: these tests can fail.
The text @CANARY@ in a program stands for a folder with files that it may not read or change.
"""

import os
import re
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest

from grader.conversation import Limits
from grader.sandbox.layers import LAYERS
from grader.sandbox.server import Server
from grader.verdict import Outcome, Verdict
from tests.hostile.changed_server import weak_server

PROGRAMS = sorted((Path(__file__).parent / "programs").glob("*.py"))
LIMITS = Limits(call=0.7, load=1.5, total=3.0)  # short, because many of these programs use them up
CLASSES = {"forge", "steal", "damage", "network", "kernel", "resource", "poison", "encoding"}
_HEADER = re.compile(r"# (attack|goal|expect|kata): (.+)")


def header(path: Path) -> dict[str, str]:
    """The `# name: text` lines at the top of a program."""
    lines = path.read_text(encoding="utf-8").splitlines()[:5]
    return {match[1]: match[2].strip() for line in lines if (match := _HEADER.fullmatch(line))}


@dataclass(frozen=True)
class Canary:
    """A folder that anybody may change, as far as file rights go: only the box is in the way."""

    folder: Path
    content: dict[str, str]

    def state(self) -> dict[str, tuple[str, int, int]]:
        """Content, mode and time of every file in it."""
        paths = [self.folder, *self.folder.iterdir()]
        return {path.name: (_content(path), path.lstat().st_mode, path.lstat().st_mtime_ns) for path in paths}


def _content(path: Path) -> str:
    try:
        return path.read_text() if path.is_file() else ""
    except OSError:
        return "(cannot be read any more)"


@pytest.fixture(scope="module")
def attacked(request: pytest.FixtureRequest) -> Iterator[Server]:
    """The fork server of all tests, or one with the layers that the command line names."""
    chosen, abi = request.config.getoption("--layers"), request.config.getoption("--landlock-abi")
    if chosen is None and abi == 99:
        yield request.getfixturevalue("server")
        return
    layers = list(LAYERS) if chosen is None else [] if chosen == "none" else chosen.split(",")
    with weak_server(layers, abi) as server:
        yield server


@pytest.fixture(scope="module")
def canary(secret: str) -> Iterator[Canary]:
    """A file with the secret in it, and somebody else's submission."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o777)
        content = {"canary.txt": secret, "neighbour.py": f"# {secret}\ndef gradient(x): ...\n"}
        for file, text in content.items():
            (folder / file).write_text(text)
            (folder / file).chmod(0o666)
        yield Canary(folder, content)


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


def relatives(server: Server) -> set[int]:
    """Processes that come from the fork server: its children, those in its session, and copies of it that have lost their parent."""
    pid = server.pid
    session, own = os.getsid(pid), Path(f"/proc/{pid}/cmdline").read_bytes()
    found = set()
    for folder in Path("/proc").iterdir():
        if not folder.name.isdigit() or int(folder.name) in (pid, session):
            continue
        try:
            state, parent, _, its_session = (folder / "stat").read_text().rpartition(") ")[2].split()[:4]
            orphan = parent == "1" and (folder / "cmdline").read_bytes() == own
            if state != "Z" and (int(its_session) == session or int(parent) == pid or orphan):
                found.add(int(folder.name))
        except OSError:  # it has just ended
            continue
    return found


def shared_objects() -> set[str]:
    """What programs can leave behind in the kernel: System V and POSIX shared memory, semaphores, message queues."""
    found = {line for table in Path("/proc/sysvipc").glob("*") for line in table.read_text().splitlines()}
    ids = {" ".join(line.split()[:2]) for line in found}
    return ids | {str(each) for folder in ("/dev/shm", "/dev/mqueue") if Path(folder).is_dir() for each in Path(folder).iterdir()}


def await_none_left(server: Server) -> set[int]:
    """The processes that a box has left behind a second later."""
    deadline = time.monotonic() + 1.0
    while (left := relatives(server)) and time.monotonic() < deadline:
        time.sleep(0.01)
    return left


def check_text(verdict: Verdict, secret: str) -> None:
    """A verdict holds printable text only, and no secret."""
    for text in texts(asdict(verdict)):
        assert secret not in text
        assert all(letter.isprintable() or letter == "\n" for letter in text), ascii(text)


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_a_hostile_program_reaches_nothing(
    path: Path, grade_source: Any, attacked: Server, canary: Canary, secret: str, course_entries: Any
) -> None:
    """An attack gets its expected verdict, changes and learns nothing, leaves nobody behind, and the next submission is graded as ever."""
    told = header(path)
    kata = told.get("kata", "B")
    before, objects = canary.state(), shared_objects()
    source = path.read_text(encoding="utf-8").replace("@CANARY@", str(canary.folder))
    verdict = grade_source(kata, source, server=attacked, own_work=True, limits=LIMITS)
    assert verdict.outcome is not Outcome.PASSED
    assert "GOT THROUGH" not in verdict.output, verdict.output
    assert verdict.outcome in told["expect"].split(), verdict
    check_text(verdict, secret)
    assert canary.state() == before
    assert not await_none_left(attacked)
    assert shared_objects() <= objects
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
    """There are at least forty programs, and some of every class."""
    assert len(PROGRAMS) >= 40
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
