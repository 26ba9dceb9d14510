"""A layer counts only if a box saw it hold; and if it does not hold, nothing is graded."""

import errno
import mmap
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import grader
from grader.sandbox import prove
from grader.sandbox.layers import LAYERS, lacking, taken
from grader.sandbox.server import Server, ServerError
from grader.verdict import Outcome
from tests.hostile.changed_server import change
from tests.hostile.talk import CPU, MEMORY

COURSE = Path(grader.__file__).parent.parent


@pytest.mark.parametrize("form", ["strict", "imports", "unconfined"])
def test_a_box_proves_every_layer_that_it_takes(server: Server, form: str) -> None:
    """What the server says it has, the box has tried."""
    with server.box(form, MEMORY, CPU) as box:
        assert box.proven == taken(form, server.ready().layers)


# Each line takes a layer away behind the box's back, in the fork server; the proof of that layer has to notice.
SABOTAGE = {
    "namespaces_root": "namespaces.make_private_root = lambda *args: True",
    "namespaces_process": "namespaces._NEW_ALL = 0x20000",  # the mount namespace only
    "rights_capabilities": "confine.clear_capabilities = confine.empty_bounding_set = lambda: None; confine._become_nobody = lambda: None",
    "rights_no_new_privs": "confine.PR_SET_NO_NEW_PRIVS = confine.PR_SET_DUMPABLE",
    "rights_dumpable": "real = confine.prctl; confine.prctl = lambda option, *args: real(option, *([1] if option == 4 else args))",
    "rlimits": "confine._limit = lambda memory, cpu: None",
    "landlock": "confine.landlock.restrict_self = lambda ruleset: None",
    "seccomp": "confine.seccomp.install = lambda form, pid: None",
    "seccomp_files": "syscalls.STRICT += ['openat', 'open']",
    "seccomp_stat": "syscalls.STRICT += ['stat', 'newfstatat', 'statx']",
    "seccomp_process": "syscalls.STRICT += ['clone', 'clone3', 'fork', 'vfork', 'wait4']",
}


@pytest.mark.parametrize("name", SABOTAGE)
def test_a_layer_that_does_not_hold_is_noticed(server: Server, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A box that can do what one of its layers must refuse is not used."""
    if name == "rights_capabilities" and os.geteuid() != 0:
        pytest.skip("only root has capabilities to keep")
    if name.startswith("namespaces") and "namespaces" not in server.ready().layers:
        pytest.skip("this machine gives no namespaces")
    change(monkeypatch, SABOTAGE[name])
    with Server() as own, pytest.raises(ServerError, match="could not be confined"):
        own.box("strict", MEMORY, CPU)


def test_nothing_is_graded_without_proof(grade_source: Any, course_entries: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """If a layer does not hold, a right repair gets no pass but GRADER_ERROR, and the message says what a box could do."""
    change(monkeypatch, SABOTAGE["landlock"], light=False)
    with Server() as own:
        verdict = grade_source("B", course_entries["B"].solutions[0].read_bytes(), server=own)
    assert verdict.outcome is Outcome.GRADER_ERROR
    assert "a box could open a folder" in verdict.findings[0].message


@pytest.mark.parametrize(("form", "own_work", "graded"), [("auto", True, True), ("auto", False, False), ("strict", False, False)])
def test_without_seccomp_only_own_work_is_graded(
    form: str, own_work: bool, graded: bool, grade_source: Any, course_entries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a machine without seccomp the program of somebody else is refused, with the way out; one's own is graded, and the layer named."""
    change(monkeypatch, "confine.seccomp.supported = lambda: False", light=False)
    with Server() as own:
        source = course_entries["B"].solutions[0].read_bytes()
        verdict = grade_source("B", source, server=own, form=form, own_work=own_work)
    if graded:
        assert verdict.outcome is Outcome.PASSED
        assert "seccomp" in verdict.missing
    else:
        assert verdict.outcome is Outcome.GRADER_ERROR
        assert "lacks seccomp" in verdict.findings[0].message
        assert "unconfined" in verdict.findings[0].message


def test_a_server_that_has_lost_a_layer_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """The minimum is demanded of every box, not of the first one only."""
    change(monkeypatch, "confine.seccomp.supported = lambda: False")
    with Server() as own, pytest.raises(ServerError, match="seccomp: not proven"):
        own.box("strict", MEMORY, CPU)


def test_without_landlock_the_imports_form_is_refused(grade_source: Any, course_entries: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Strict holds without Landlock; imports does not, and auto stays strict."""
    change(monkeypatch, "confine.landlock.supported = lambda: False", light=False)
    with Server() as own:
        source = course_entries["B"].solutions[0].read_bytes()
        assert grade_source("B", source, server=own).outcome is Outcome.PASSED
        assert grade_source("B", source, server=own, form="imports", own_work=True).outcome is Outcome.GRADER_ERROR
        missing = grade_source("B", b"import tabnanny\n" + source, server=own)
    assert missing.outcome is Outcome.CANNOT_LOAD


def test_every_layer_says_what_it_holds() -> None:
    """The table behind `kata doctor` names what each layer holds, and how to get it if it can be missing."""
    assert next(iter(LAYERS)) == "process"
    assert all(layer.holds for layer in LAYERS.values())
    assert all(layer.remedy for name, layer in LAYERS.items() if name != "process")
    assert lacking("strict", []) == ["seccomp"]
    assert lacking("imports", ["seccomp"]) == ["landlock"]
    assert lacking("unconfined", []) == []


ATTEMPTS: dict[str, Callable[[], object]] = {
    "open": lambda: os.close(os.open("/", os.O_RDONLY)),
    "socket": lambda: socket.socket(socket.AF_UNIX).close(),
    "memory": lambda: mmap.mmap(-1, 1 << 20).close(),
}


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS)
def test_an_attempt_that_works_is_no_proof(attempt: Callable[[], object]) -> None:
    """In this unconfined process what a box must not do works, and the proof says so."""
    with pytest.raises(prove.NotHeld, match="could try"):
        prove._refused("try", attempt, errno.EPERM)


def test_a_refusal_for_another_reason_is_no_proof() -> None:
    """A file that is not there proves nothing about the layer that should hide it."""
    with pytest.raises(prove.NotHeld, match="its layer's error"):
        prove._refused("open", lambda: os.open("/does/not/exist", os.O_RDONLY), errno.EACCES)


@pytest.mark.parametrize("proof", ["rights()", "landlock()", "seccomp('strict')", "rlimits(1 << 20)"])
def test_proofs_fail_in_a_plain_process(proof: str) -> None:
    """Without any confinement every proof fails."""
    program = f"from grader.sandbox import prove\ntry:\n    prove.{proof}\nexcept prove.NotHeld as error:\n    print('not held', error)\n"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("not held")


REFUSED_USER = "import errno\ndef refuse(*args):\n    raise OSError(errno.{0}, '{0}')\nconfine.os.setresuid = refuse"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has a user to give up")
def test_a_root_that_may_not_change_its_user_has_boxes_without_capabilities(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container that was given no capability: the box proves that it has none."""
    change(monkeypatch, REFUSED_USER.format("EPERM"))
    with Server() as own, own.box("strict", MEMORY, CPU) as box:
        assert "rights" in box.proven


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has a user to give up")
def test_a_change_of_user_that_fails_otherwise_makes_no_box(monkeypatch: pytest.MonkeyPatch) -> None:
    """Root that may change its user, and could not for another reason, is not tolerated."""
    change(monkeypatch, REFUSED_USER.format("EAGAIN"))
    with Server() as own, pytest.raises(ServerError, match="EAGAIN"):
        own.box("strict", MEMORY, CPU)


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() != 0, reason="only root has capabilities to lose")
def test_root_without_capabilities_checks(tmp_path: Path) -> None:
    """What `docker run --cap-drop ALL` gives: a right repair passes."""
    kata = [
        sys.executable,
        "-P",
        "-c",
        "from grader.cli import main; main()",
        "check",
        "B",
        str(COURSE / "solutions" / "b_shared_graph.py"),
    ]
    environment = os.environ | {"PYTHONPATH": str(COURSE), "KATA_HOME": str(tmp_path)}
    without = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"]
    done = subprocess.run([*without, *kata], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "rights" in done.stdout
