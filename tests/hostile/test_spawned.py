"""Where nothing can be confined and no process forked: one's own work is graded all the same, that of others is not."""

import errno
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

import grader
from grader.conversation import Limits
from grader.sandbox import server as server_module
from grader.sandbox.box import BoxError
from grader.sandbox.interpreter import RUNNER
from grader.sandbox.layers import LAYERS
from grader.sandbox.server import Server, ServerError
from grader.sandbox.spawn import Spawner, fresh_box
from grader.verdict import Outcome
from tests.hostile.talk import CPU, MEMORY, ask, load

LIMITS = Limits(call=1.0, load=3.0, total=10.0)


@pytest.fixture(scope="module")
def spawning() -> Iterator[Server]:
    """A server on a machine that is not Linux."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(server_module, "new_process", lambda runner, extras, enclosed: Spawner(runner, extras))
        made = Server(("nbformat",))
    with made:
        yield made


def test_nothing_is_claimed(spawning: Server) -> None:
    """No layer but a process of its own."""
    ready = spawning.ready()
    assert ready.layers == ["process"]
    assert ready.missing == [name for name in LAYERS if name != "process"]


def test_ones_own_repair_passes(spawning: Server, grade_source: Any, course_entries: Any) -> None:
    """A right repair passes, and the verdict says that nothing held it."""
    verdict = grade_source("B", course_entries["B"].solutions[0].read_bytes(), server=spawning, own_work=True)
    assert verdict.outcome is Outcome.PASSED, verdict
    assert verdict.layers == ("process",)


def test_the_work_of_others_is_refused(spawning: Server, grade_source: Any, course_entries: Any) -> None:
    """Without a way to confine it, the program of somebody else is not run, unless that is asked for."""
    source = course_entries["B"].solutions[0].read_bytes()
    refused = grade_source("B", source, server=spawning)
    assert refused.outcome is Outcome.GRADER_ERROR
    assert "--sandbox unconfined" in refused.findings[0].message
    assert grade_source("B", source, server=spawning, form="unconfined").outcome is Outcome.PASSED


ENDS = {
    "hangs_in_call": ("def gradient(x):\n    while True: pass\n", "TIMED_OUT"),
    "hangs_at_import": ("while True: pass\n", "TIMED_OUT"),
    "floods": ("def gradient(x):\n    while True: print('x' * 1000)\n", "TOO_MUCH_OUTPUT"),
    "ends": ("import os\nos._exit(0)\n", "DIED"),
    "crashes": ("import ctypes\nctypes.string_at(0)\n", "DIED"),
    "is_wrong": ("import torch\ndef gradient(x):\n    return torch.zeros(())\n", "WRONG_GRADIENT"),
    "writes_frames": ("import os\nos.write(3, b'KATA' * 100)\ndef gradient(x): return x\n", "DIED"),
}


@pytest.mark.parametrize(("source", "outcome"), ENDS.values(), ids=ENDS)
def test_every_end_has_its_verdict(source: str, outcome: str, spawning: Server, grade_source: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Time, output and ends are bounded and told as in a confined box."""
    monkeypatch.setattr("grader.diagnose.diagnose", lambda *args: None)  # it would ask every wrong fix, in a process of its own
    verdict = grade_source("B", source, server=spawning, own_work=True, limits=LIMITS)
    assert verdict.outcome == outcome, verdict


def test_preloading_reaches_later_boxes(spawning: Server) -> None:
    """What is asked to be loaded beforehand is there in the next box."""
    spawning.preload()
    with spawning.box("partial", MEMORY, CPU) as box:
        trouble = load(box, "import sys\nraise ValueError('torch._dynamo' in sys.modules)\n").trouble
    assert trouble is not None
    assert trouble.text == "True"


def test_a_closed_box_leaves_no_process(spawning: Server) -> None:
    """The process of a box that answered, and that of one which hangs, are gone once it is closed."""
    pids = []
    for source in ("def f(x): return x\n", "def f(x):\n    while True: pass\n"):
        with spawning.box("partial", MEMORY, CPU) as box:
            pids.append(box.child.pid)
            assert load(box, source).trouble is None
            if "while" not in source:
                assert ask(box, 1.0).trouble is None
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids)


def test_an_import_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """If torch cannot be imported, the error says so."""
    monkeypatch.setattr(server_module, "new_process", lambda runner, extras, enclosed: Spawner(runner, ["no_such_module"]))
    with Server() as own, pytest.raises(ServerError, match="no_such_module"):
        own.box("partial", MEMORY, CPU)


def test_a_reserve_that_has_died_is_told() -> None:
    """The same where the process in reserve had ended before it was needed."""
    spawner = Spawner(RUNNER, ["no_such_module"])
    try:
        spawner._reserve.child.status(30)
        with pytest.raises(ServerError, match="no_such_module"):
            spawner.request("partial", MEMORY, CPU)
    finally:
        spawner.close()


CHILDREN = """
import os
def f(x):
    if (child := os.fork()):
        {after}
    while True: pass
"""


@pytest.mark.parametrize("after", ["return x + child", "while True: pass", "os._exit(child & 0)"])
def test_what_a_program_has_started_ends_with_its_box(after: str, spawning: Server) -> None:
    """Nothing forbids a process there; one that answered, one that hangs and one that has ended itself each leave one behind."""
    with spawning.box("partial", MEMORY, CPU) as box:
        group = box.child.pid
        assert load(box, CHILDREN.format(after=after)).trouble is None
        with suppress(BoxError):
            ask(box, 1.0)
        assert _members(group)
    deadline = time.monotonic() + 5
    while _members(group) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not _members(group)


def test_a_process_that_cannot_be_started_leaves_no_descriptor(monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch may meet that again and again."""

    def refuse(*_: Any, **__: Any) -> Any:
        raise OSError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    before = os.listdir("/proc/self/fd")
    for _ in range(3):
        with pytest.raises(ServerError, match=r"a box cannot be started: .*temporarily unavailable"):
            fresh_box(RUNNER, [], "", lambda _: None)
    assert len(os.listdir("/proc/self/fd")) == len(before)


# What the user lets programs see, and what a process on a device sees: on a second one nothing would be counted.
DEVICES = [(None, "0"), ("1", "1"), ("2,0", "2"), ("GPU-8932f937,GPU-1", "GPU-8932f937"), ("", "")]


@pytest.mark.parametrize(("visible", "seen"), DEVICES)
def test_a_process_on_a_device_sees_one(visible: str | None, seen: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first that the user means, in the order that the user means; a process that is on none sees none."""
    started: list[dict[str, str]] = []

    def start(*_: Any, env: dict[str, str], **__: Any) -> Any:
        started.append(env)
        raise OSError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", start)
    monkeypatch.setenv("CUDA_DEVICE_ORDER", "PCI_BUS_ID")
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", visible) if visible is not None else monkeypatch.delenv("CUDA_VISIBLE_DEVICES", False)
    for prepared in ("device", "preload"):
        with pytest.raises(ServerError):
            fresh_box(RUNNER, [], prepared, lambda _: None)
    assert [each["CUDA_VISIBLE_DEVICES"] for each in started] == [seen, ""]
    assert started[0]["CUDA_DEVICE_ORDER"] == "PCI_BUS_ID"


GRADER = """
import time
from grader.sandbox.interpreter import RUNNER
from grader.sandbox.spawn import Spawner
spawner = Spawner(RUNNER, [])
box = spawner.request("partial", 1 << 30, 30)
box.await_confined(["process"], 30)
print(box.child.pid, spawner._reserve.child.pid, flush=True)
time.sleep(60)
"""


def test_boxes_end_when_the_grader_does() -> None:
    """A box that waits for a question, and the one in reserve, end when the grader is killed."""
    environment = os.environ | {"PYTHONPATH": str(Path(grader.__file__).parent.parent)}
    with subprocess.Popen([sys.executable, "-c", GRADER], stdout=subprocess.PIPE, text=True, env=environment) as grading:
        assert grading.stdout is not None
        pids = [int(each) for each in grading.stdout.readline().split()]
        grading.kill()
    deadline = time.monotonic() + 10
    while any(_runs(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert len(pids) == 2
    assert not any(_runs(pid) for pid in pids)


def _members(group: int) -> list[str]:
    """The processes of a group that run."""
    stats = [each.read_text().rpartition(") ")[2].split() for each in Path("/proc").glob("[0-9]*/stat")]
    return [state for state, _, number, *_ in stats if int(number) == group and state not in "ZX"]


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0] not in "ZX"
    except OSError:
        return False
