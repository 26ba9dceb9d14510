"""Odd machines, the slow ones: little memory, few descriptors, full or read-only disks, closed streams, a stopped fork server."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from grader import catalogue
from grader.grade import Options, grade
from grader.sandbox.server import Server
from grader.submission import read
from grader.verdict import Outcome
from tests.soak import family
from tests.soak.cases import PATIENT
from tests.soak.command import OWN_FAULT, RIGHT, TRUE, WRONG, Done, check, run_python
from tests.soak.report import tell

pytestmark = pytest.mark.soak

# As root there is no need for a user namespace, and with one root could not give a box another user.
PRIVATE_MOUNTS = ("unshare", "--mount") if os.geteuid() == 0 else ("unshare", "--mount", "--user", "--map-root-user")


@pytest.fixture(scope="module")
def mounts() -> tuple[str, ...]:
    """The command that runs another one where it may mount file systems."""
    tried = subprocess.run([*PRIVATE_MOUNTS, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False)
    if tried.returncode:
        pytest.skip("this machine lets nobody mount")
    return PRIVATE_MOUNTS


def both(folder: Path, prelude: str, wrapper: tuple[str, ...] = (), **environment: str | None) -> list[Done]:
    """Check a right and a wrong program; the answers are true, or it is the grader's own fault, and no stack of calls is shown."""
    found = []
    for program in (RIGHT, WRONG):
        done = check(program, folder, prelude, wrapper, **environment)
        assert done.code in (TRUE[program], OWN_FAULT), done
        assert done.clean, done
        found.append(done)
    return found


MEMORY_MB = (150, 200, 300, 400, 450, 500, 550, 600, 650, 700, 800, 1000, 1200, 1600, 2500)


def test_little_memory(tmp_path: Path) -> None:
    """With less and less address space a check is true or the grader's own fault; from 1.6 GB on it is always true."""
    rows = [(megabytes, *(done.code for done in both(tmp_path, f"ulimit -v {megabytes << 10}"))) for megabytes in MEMORY_MB]
    tell("`kata check` with so much address space", ["MB", "exit code, right program", "exit code, wrong program"], rows)
    assert all(row[1:] == (0, 1) for row in rows if row[0] >= 1600)
    assert any(row[1:] == (OWN_FAULT, OWN_FAULT) for row in rows)


DESCRIPTORS = (8, 9, 10, 12, 14, 16, 20, 24, 32, 64)


def test_few_descriptors(tmp_path: Path) -> None:
    """With fewer and fewer descriptors a check is true or the grader's own fault; from 32 on it is always true."""
    rows = [(number, *(done.code for done in both(tmp_path, f"ulimit -n {number}"))) for number in DESCRIPTORS]
    tell("`kata check` with so many descriptors", ["descriptors", "exit code, right program", "exit code, wrong program"], rows)
    assert all(row[1:] == (0, 1) for row in rows if row[0] >= 32)


MANY = """
import sys
from pathlib import Path
from grader import catalogue, submission
from grader.grade import Options, grade
from grader.sandbox.server import Server
entry = catalogue.find("B")
programs = [submission.read(entry.solutions[0]), *(fix.submission for fix in entry.wrong_fixes() if fix.id == "zeroed_between")]
with Server() as server:
    for _ in range(25):
        print(*(grade(entry, program, server, Options(cache=Path("banks"))).outcome for program in programs))
"""


@pytest.mark.parametrize("prelude", ["ulimit -n 64", "ulimit -n 32", "ulimit -v 1800000"])
def test_fifty_submissions_on_a_small_machine(prelude: str, tmp_path: Path) -> None:
    """Descriptors and address space do not run out in the course of fifty submissions."""
    done = run_python(MANY, tmp_path, prelude)
    assert done.out.splitlines() == ["PASSED WRONG_GRADIENT"] * 25, done


STREAMS = ("<&-", ">&-", "2>&-", "<&- >&-", "<&- 2>&-", ">&- 2>&-", "<&- >&- 2>&-")


def test_closed_streams(tmp_path: Path) -> None:
    """Whichever of its standard streams are closed, a check does not end with a wrong exit code."""
    rows = [(f"`{streams}`", *(done.code for done in both(tmp_path, f"exec {streams}"))) for streams in STREAMS]
    tell("`kata check` with closed streams", ["closed", "exit code, right program", "exit code, wrong program"], rows)


FULL = "mount -t tmpfs -o size=32k none {folder} && (cat /dev/zero > {folder}/full || true) 2> /dev/null; export {variables}"
DISKS = {
    "full home": FULL.format(folder="disk", variables='KATA_HOME="$PWD/disk"'),
    "full temporary folder": FULL.format(folder="disk", variables='TMPDIR="$PWD/disk"'),
    "full home and temporary folder": FULL.format(folder="disk", variables='KATA_HOME="$PWD/disk" TMPDIR="$PWD/disk"'),
    "full /var/tmp": "mount -t tmpfs -o size=4k none /var/tmp && echo x > /var/tmp/full",
    "read-only home": 'mount -t tmpfs -o ro none disk && export KATA_HOME="$PWD/disk"',
    "read-only HOME": 'unset KATA_HOME; mount -t tmpfs -o ro none disk && export HOME="$PWD/disk"',
    "no HOME and no KATA_HOME": "unset KATA_HOME HOME; mount -t tmpfs -o ro none disk && cd disk",
}


@pytest.mark.parametrize("prelude", DISKS.values(), ids=DISKS)
def test_full_and_read_only_disks(prelude: str, tmp_path: Path, mounts: tuple[str, ...]) -> None:
    """Where nothing can be kept, everything is made again, and the verdict is given."""
    (tmp_path / "disk").mkdir()
    copies = {}
    for program in (RIGHT, WRONG):
        done = check(program, tmp_path, prelude, mounts)
        copies[program] = done.code
        assert done.clean, done
    assert copies == TRUE


LONG_PATHS = {
    "spaces": "a b  c",
    "letters": "naïve Übung/ката/勾配",
    "new line": "two\nlines",
    "not text": os.fsdecode(b"bad\xff\xfe"),
    "quotes": 'it\'s "$HOME" `id`',
}


@pytest.mark.parametrize("name", LONG_PATHS.values(), ids=LONG_PATHS)
def test_odd_homes(name: str, tmp_path: Path) -> None:
    """A home with an odd name is used as it is: the banks and the progress are there."""
    found = both(tmp_path, ":", KATA_HOME=str(tmp_path / name))
    assert [done.code for done in found] == [0, 1]
    assert {each.name for each in (tmp_path / name).iterdir()} == {"cache", "progress.sqlite"}


def test_a_user_whom_nobody_knows(tmp_path: Path) -> None:
    """A user without a name and without HOME is told in one line what is missing, and how to go on."""
    unknown = ("unshare", "--user", "--map-user=12345")
    if subprocess.run([*unknown, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine gives no user namespaces")
    for program in (RIGHT, WRONG):
        done = check(program, tmp_path, "unset HOME KATA_HOME XDG_CACHE_HOME XDG_DATA_HOME", unknown)
        assert done.code == 2
        assert len(done.err.splitlines()) == 1
        assert "KATA_HOME" in done.err
    assert not (tmp_path / "~").exists()


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    """With a bank that is there already, a file is checked from a folder that has been removed."""
    assert check(RIGHT, tmp_path).code == 0
    assert [done.code for done in both(tmp_path, 'mkdir gone && cd gone && rmdir "$PWD"')] == [0, 1]


@pytest.mark.parametrize("program", [RIGHT, WRONG], ids=["right", "wrong"])
def test_readers_that_leave_early(program: Path, tmp_path: Path) -> None:
    """If nobody reads the verdict, or it cannot be written, there is no stack of calls, and a wrong program has not passed."""
    for prelude in ("exec > >(head -c 0)", "exec > >(sleep 0.1)", "exec > /dev/full", "exec > /dev/full 2>&1"):
        done = check(program, tmp_path, prelude)
        assert done.clean, done
        assert done.code in ({0, 1, OWN_FAULT} if program == RIGHT else {1, OWN_FAULT}), done


def test_a_fork_server_that_stands_still(tmp_path: Path) -> None:
    """If the fork server is stopped for good the grader says so, and blames nobody; the next submission is graded, once it may go on."""
    entry = catalogue.find("B")
    with Server() as server:
        server.ready()
        stopped = os.pidfd_open(server.pid)
        family.strike(stopped, signal.SIGSTOP)
        verdict = grade(entry, read(WRONG), server, Options(limits=PATIENT, cache=tmp_path))
        family.strike(stopped, signal.SIGCONT)  # it may have been given up
        os.close(stopped)
        assert verdict.outcome is Outcome.GRADER_ERROR, verdict
        assert grade(entry, read(RIGHT), server, Options(limits=PATIENT, cache=tmp_path)).outcome is Outcome.PASSED
        assert family.soon(lambda: not family.children(server.pid))


def test_a_stopped_fork_server_ends_with_the_grader() -> None:
    """Closing a Server whose fork server stands still leaves nothing."""
    with Server() as server, server.box("strict", 1 << 30, 30):
        sessions = family.sessions_of(os.getpid())
        os.kill(server.pid, signal.SIGSTOP)
    assert sessions
    assert family.soon(lambda: not family.members(sessions))
