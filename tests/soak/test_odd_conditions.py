"""Odd machines and odd moments, the quick ones: the verdict is right, or the fault is said to be the grader's own."""

import errno
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from grader.conversation import Limits
from grader.sandbox.server import Server
from grader.verdict import Outcome
from grader.wire.messages import Load
from tests.hostile.talk import CPU, MEMORY, SECONDS
from tests.soak import family
from tests.soak.cases import HANG_IN_A_CALL, PATIENT
from tests.soak.command import OWN_FAULT, RIGHT, TRUE, WRONG, check

RIGHT_TEXT, WRONG_TEXT = RIGHT.read_bytes(), WRONG.read_bytes()


def test_a_stopped_box_is_out_of_time_and_gone(server: Server, grade_source: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A box that somebody stops does not answer: its time is up, and a stopped process can be killed too."""
    stopped: list[int] = []
    make = server.box

    def stop(*arguments: Any) -> Any:
        box = make(*arguments)
        stopped.append(box.child.pid)
        os.kill(stopped[-1], signal.SIGSTOP)
        return box

    monkeypatch.setattr(server, "box", stop)
    verdict = grade_source("B", RIGHT_TEXT, limits=Limits(call=1.0, load=1.0, total=10.0))
    assert verdict.outcome is Outcome.TIMED_OUT, verdict
    assert stopped
    assert family.soon(lambda: not any(map(family.running, stopped)))


def test_a_box_that_is_stopped_while_it_works_is_gone_when_closed(server: Server) -> None:
    """Closing a box ends its process although that is stopped in the middle of the program."""
    with server.box("strict", MEMORY, CPU) as box:
        box.send(Load(b"while True: pass\n", "program.py", "f", "grad", "torch", ["x"]), SECONDS)
        process = box.child.pid
        os.kill(process, signal.SIGSTOP)
        assert family.soon(lambda: family.fields(process)[0] == "T")
    assert family.soon(lambda: not family.running(process))


@contextmanager
def pause(pid: int, seconds: float) -> Iterator[None]:
    """Stop a process now and let it go on after a while."""
    timer = threading.Timer(seconds, os.kill, (pid, signal.SIGCONT))
    os.kill(pid, signal.SIGSTOP)
    timer.start()
    try:
        yield
    finally:
        timer.join()


@pytest.mark.parametrize(
    ("program", "outcome"), [(RIGHT_TEXT, Outcome.PASSED), (WRONG_TEXT, Outcome.WRONG_GRADIENT)], ids=["right", "wrong"]
)
def test_a_fork_server_that_pauses_changes_no_verdict(server: Server, grade_source: Any, program: bytes, outcome: Outcome) -> None:
    """Submissions wait for a fork server that is stopped and goes on a moment later."""
    with pause(server.pid, 0.5):
        assert grade_source("B", program, limits=PATIENT).outcome is outcome


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO], ids=lambda number: errno.errorcode[number])
def test_a_cache_that_cannot_be_written_changes_no_verdict(
    grade_source: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """A full or failing disk costs the cache, not the verdict, and leaves no half of a file."""

    def fail(self: Path, data: bytes) -> int:
        with self.open("wb") as file:
            file.write(data[:100])
        raise OSError(number, os.strerror(number))

    write = Path.write_bytes
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", lambda self, data: fail(self, data) if "cache" in self.parts else write(self, data))
        assert grade_source("B", RIGHT_TEXT, cache=tmp_path / "cache", limits=PATIENT).outcome is Outcome.PASSED
    assert list((tmp_path / "cache").iterdir()) == []


FOLDERS = {
    "below a file": "/dev/null/cache",
    "nowhere": "/proc/none/cache",
    "a name too long": "x" * 300,
    "spaces and letters": "a b\tc/naïve Übung/ката 勾配",
    "not text": os.fsdecode(b"bad\xff\xfename"),
}


@pytest.mark.parametrize("name", FOLDERS.values(), ids=FOLDERS)
def test_an_odd_cache_folder_changes_no_verdict(grade_source: Any, tmp_path: Path, name: str) -> None:
    """Banks are kept wherever that is possible, and otherwise made again."""
    assert grade_source("B", RIGHT_TEXT, cache=tmp_path / name, limits=PATIENT).outcome is Outcome.PASSED
    assert not name.startswith(("a b", "bad")) or any((tmp_path / name).iterdir())


GREEDY = b"""
_plain, _taken = gradient, []
def gradient(x):
    if not _taken:
        _taken.append(bytearray(100 << 20))
    return _plain(x)
"""


@pytest.mark.parametrize(("megabytes", "enough"), [(0, False), (1, False), (16, False), (64, False), (256, True)])
def test_a_small_memory_budget_passes_nothing_by_accident(grade_source: Any, megabytes: int, enough: bool) -> None:
    """A program that needs 100 MB is out of memory, or has its own verdict where it gets them."""
    limits = Limits(call=30.0, load=30.0, total=300.0, memory=megabytes << 20)
    found = [grade_source("B", text + GREEDY, limits=limits).outcome for text in (RIGHT_TEXT, WRONG_TEXT)]
    assert found == ([Outcome.PASSED, Outcome.WRONG_GRADIENT] if enough else [Outcome.OUT_OF_MEMORY] * 2)


def test_a_grader_without_descriptors_blames_itself(server: Server, grade_source: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no further socket can be had, it is the grader's error, and the next submission is graded."""

    def refuse(*_: Any) -> Any:
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))

    with monkeypatch.context() as patch:
        patch.setattr("grader.sandbox.process.socket.socketpair", refuse)
        assert grade_source("B", RIGHT_TEXT).outcome is Outcome.GRADER_ERROR
    assert grade_source("B", RIGHT_TEXT, limits=PATIENT).outcome is Outcome.PASSED


def test_a_hanging_program_does_not_hold_up_the_end_of_the_grader() -> None:
    """A Server that is closed in the middle of a program ends within moments, and the program with it."""
    with Server() as own:
        box = own.box("strict", MEMORY, CPU)
        box.send(Load(HANG_IN_A_CALL.encode(), "program.py", "gradient", "grad", "torch", ["x"]), SECONDS)
        sessions = family.sessions_of(os.getpid())
        process = box.child.pid
    assert family.soon(lambda: not family.running(process))
    assert sessions
    box.close()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A KATA_HOME whose bank is made once."""
    return str(tmp_path_factory.mktemp("home"))


# Shell lines that make the machine odd, and whether the grader may give up there.
QUICK = {
    "no HOME": ("unset HOME", RIGHT, False),
    "a folder that is gone": ('mkdir gone && cd gone && rmdir "$PWD"', WRONG, True),
    "no standard streams": ("exec <&- >&- 2>&-", WRONG, True),
    "64 descriptors": ("ulimit -n 64", RIGHT, False),
    "12 descriptors": ("ulimit -n 12", WRONG, True),
    "300 MB of address space": ("ulimit -v 300000", WRONG, True),
    "an odd home": ("export KATA_HOME='ein Übungs ordner/ката'", RIGHT, False),
}


@pytest.mark.parametrize(("prelude", "program", "may_give_up"), QUICK.values(), ids=QUICK)
def test_a_command_on_an_odd_machine(prelude: str, program: Path, may_give_up: bool, tmp_path: Path, home: str) -> None:
    """`kata check` gives the right exit code, or, where the machine is too small, that of its own fault, and no stack of calls."""
    done = check(program, tmp_path, prelude, KATA_HOME=home)
    assert done.code in ({TRUE[program]} | ({OWN_FAULT} if may_give_up else set())), done
    assert done.clean, done
    assert done.out or "streams" in prelude or ">&-" in prelude, done


@pytest.mark.parametrize("prelude", ["exec > >(head -c 0)", "exec > /dev/full"], ids=["a reader that leaves", "a full disk"])
def test_a_verdict_that_cannot_be_written(prelude: str, tmp_path: Path, home: str) -> None:
    """If nobody reads the verdict, or it cannot be written, there is no stack of calls, and a wrong program has not passed."""
    done = check(WRONG, tmp_path, prelude, KATA_HOME=home)
    assert done.code in (1, OWN_FAULT), done
    assert done.clean, done
