"""How boxes and fork servers end, are replaced, and leave nothing behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import grader
from grader.conversation import Conversation, Limits
from grader.sandbox.box import BoxError
from grader.sandbox.server import Server, ServerError
from grader.verdict import Outcome
from grader.wire.messages import Load, Loaded
from tests.hostile.changed_server import change
from tests.hostile.talk import CPU, MEMORY, SECONDS, ask, load

COURSE = Path(grader.__file__).parent.parent


def children(pid: int) -> list[int]:
    """The child processes of a process."""
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def running(pid: int) -> bool:
    """Whether a process exists and is no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0] not in "ZX"
    except OSError:
        return False


def soon(condition: Callable[[], bool]) -> bool:
    """Whether a condition comes true within a generous while."""
    deadline = time.monotonic() + SECONDS
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


@pytest.mark.parametrize("form", ["strict", "imports", "unconfined"])
def test_a_box_dies_with_the_server(form: str) -> None:
    """When the fork server is killed its boxes are gone, and the grader is told."""
    with Server() as own, own.box(form, MEMORY, CPU) as box:
        child = box.child.pid
        os.kill(own.pid, signal.SIGKILL)
        assert soon(lambda: not running(child))
        with pytest.raises(BoxError) as caught:
            box.receive(SECONDS)
        assert caught.value.reason == "server_gone"


def parent(pid: int) -> int:
    """The parent of a process."""
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()[1])


def test_a_box_dies_with_the_watcher() -> None:
    """When the process that watches over the fork server is killed, so are the server and its boxes."""
    with Server() as own, own.box("strict", MEMORY, CPU) as box:
        family = [own.pid, box.child.pid]
        os.kill(parent(own.pid), signal.SIGKILL)
        assert soon(lambda: not any(map(running, family)))


def test_a_killed_server_is_replaced() -> None:
    """After its fork server has been killed, the next box comes from another one, and what was preloaded is so there too."""
    with Server() as own:
        own.preload()
        first = own.pid
        os.kill(first, signal.SIGKILL)
        with own.box("strict", MEMORY, CPU) as box:
            trouble = load(box, "import sys\nraise ValueError('torch._dynamo' in sys.modules)\n").trouble
        assert trouble is not None
        assert trouble.text == "True"
        assert own.pid != first


def test_a_server_that_is_killed_while_it_starts_is_replaced() -> None:
    """The first answer is that it has gone; the next one comes from another."""
    with Server() as own:
        watcher = own._process._watcher.pid
        assert soon(lambda: bool(children(watcher)))
        os.kill(children(watcher)[0], signal.SIGKILL)
        with pytest.raises(ServerError):
            own.ready()
        assert own.ready().threads == 1


def test_a_closed_server_makes_no_box() -> None:
    """What is closed stays closed: no fork server is started that nobody would end."""
    with Server() as own:
        pass
    with pytest.raises(ServerError, match="closed"):
        own.box("strict", MEMORY, CPU)


def test_a_fork_server_that_cannot_start_leaves_its_last_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what the process said before it ended."""
    change(monkeypatch, "sys.exit('no licence for this library')")
    with Server() as own, pytest.raises(ServerError, match="no licence for this library"):
        own.box("strict", MEMORY, CPU)


def test_a_python_without_pidfd_calls_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some builds of Python lack them on kernels that have them."""
    for module, name in ((os, "pidfd_open"), (signal, "pidfd_send_signal")):
        monkeypatch.delattr(module, name)
    change(monkeypatch, "import os, signal\ndel os.pidfd_open, signal.pidfd_send_signal")
    with Server() as own, own.box("strict", MEMORY, CPU) as box:
        child = box.child.pid
        assert running(child)
    assert soon(lambda: not running(child))


def test_a_refused_fork_is_told_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that gives no more processes is not blamed on the request."""
    refuse = "def refuse():\n    raise BlockingIOError(11, 'Resource temporarily unavailable')\n"
    refuse += "forkserver.os = type('OS', (), {**vars(os), 'fork': refuse})"
    change(monkeypatch, f"import os\n{refuse}")
    with Server() as own, pytest.raises(ServerError, match="no process for another box: Resource temporarily unavailable"):
        own.box("strict", MEMORY, CPU)


def test_no_descriptors_for_a_server_is_the_graders_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    """A grader that may open nothing more says that no fork server can be started."""

    def refuse(*args: object) -> None:
        raise OSError(24, "Too many open files")

    monkeypatch.setattr("grader.sandbox.process.socket.socketpair", refuse)
    with pytest.raises(ServerError, match=r"cannot be started: .*Too many open files"):
        Server()


def test_what_the_private_root_lacks_is_found_without_it(monkeypatch: pytest.MonkeyPatch, grade_source: Any, course_entries: Any) -> None:
    """A library outside the known folders costs the namespaces, not the check."""
    lines = "real = forkserver.main\ndef main(control, runner, extras, outer):\n    1 / ('namespaces' not in outer)\n"
    change(monkeypatch, f"{lines}    real(control, runner, extras, outer)\nforkserver.main = main", light=False)
    with Server() as own:
        verdict = grade_source("B", course_entries["B"].solutions[0].read_bytes(), server=own)
    assert verdict.outcome is Outcome.PASSED, verdict
    assert "namespaces" in verdict.missing


CALLERS = {
    "no_standard_streams": "exec <&- 2>&-",
    "ignored_children": "trap '' CHLD",
    "closed_umask": "umask 077",
    "library_path": "export LD_LIBRARY_PATH=/none/such",
}


@pytest.mark.parametrize("before", CALLERS.values(), ids=CALLERS)
def test_odd_habits_of_the_caller_do_no_harm(before: str, tmp_path: Path) -> None:
    """What a shell has closed, ignored or set does not reach the boxes."""
    (tmp_path / "mine.py").write_bytes(b"import tabnanny\n" + (COURSE / "solutions" / "b_shared_graph.py").read_bytes())
    command = f"{before}; exec {sys.executable} -P -c 'from grader.cli import main; main()' check B mine.py"
    environment = os.environ | {"PYTHONPATH": str(COURSE), "KATA_HOME": str(tmp_path)}
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_a_worn_server_is_replaced_when_its_boxes_are_done() -> None:
    """After so many boxes a fresh server makes the next, and the old one ends with the last box that it made."""
    with Server(most_boxes=2) as own:
        first = own.pid
        own.box("strict", MEMORY, CPU).close()
        with own.box("strict", MEMORY, CPU) as late:
            own.box("strict", MEMORY, CPU).close()
            assert own.pid != first
            assert load(late, "def f(x): return x\n").trouble is None
        own.box("strict", MEMORY, CPU).close()
        own.box("strict", MEMORY, CPU).close()
        assert soon(lambda: not running(first))


THREAD = """
import threading, time
warm = forkserver._settle
def settle():
    warm()
    threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
forkserver._settle = settle
"""


def test_a_server_with_two_threads_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fork of a process with another thread might hang: such a server serves nobody."""
    change(monkeypatch, THREAD)
    with Server() as own, pytest.raises(ServerError, match="2 threads"):
        own.box("strict", MEMORY, CPU)


def test_an_interrupted_check_is_done_again(
    server: Server, grade_source: Any, course_entries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the fork server is killed in the middle of a check, another one grades the submission, and its verdict is not blamed for it."""
    killed: list[int] = []

    def kill_once(self: Conversation) -> Loaded:
        if not killed:
            killed.append(server.pid)
            os.kill(killed[0], signal.SIGKILL)
        return real(self)

    real = Conversation.load
    monkeypatch.setattr(Conversation, "load", kill_once)
    patient = Limits(call=10.0, load=20.0, total=60.0)  # the new server may start on a busy machine
    verdict = grade_source("B", course_entries["B"].solutions[0].read_bytes(), limits=patient)
    assert killed
    assert verdict.outcome is Outcome.PASSED, verdict


GRADER = """
import sys, time
from grader.sandbox.server import Server
server = Server()
boxes = [server.box(form, 1 << 30, 30) for form in ("strict", "imports", "unconfined")]
print(server.pid, flush=True)
time.sleep(60)
"""


def test_server_and_boxes_die_with_the_grader() -> None:
    """When the grader itself is killed, no fork server and no box stays behind."""
    environment = os.environ | {"PYTHONPATH": str(COURSE)}
    with subprocess.Popen([sys.executable, "-c", GRADER], stdout=subprocess.PIPE, text=True, env=environment) as grading:
        assert grading.stdout is not None
        server_pid = int(grading.stdout.readline())
        family = [parent(server_pid), server_pid, *children(server_pid)]
        grading.kill()
    assert len(family) == 5
    assert soon(lambda: not any(map(running, family))), family


STARTING = """
import time
from grader.sandbox import process
process._START = process._START.replace("launch.launch(", "import time; forkserver.main = lambda *_: time.sleep(600)\\nlaunch.launch(")
from grader.sandbox.server import Server
server = Server()
print(server._process._watcher.pid, flush=True)
time.sleep(60)
"""


def test_a_server_that_is_importing_torch_dies_with_the_grader() -> None:
    """The grader's end is noticed even while the fork server is busy."""
    environment = os.environ | {"PYTHONPATH": str(COURSE)}
    with subprocess.Popen([sys.executable, "-c", STARTING], stdout=subprocess.PIPE, text=True, env=environment) as grading:
        assert grading.stdout is not None
        watcher = int(grading.stdout.readline())
        assert soon(lambda: bool(children(watcher)))
        family = [watcher, *children(watcher)]
        grading.kill()
    assert soon(lambda: not any(map(running, family)))


def test_closing_a_box_ends_its_process(server: Server) -> None:
    """A box that hangs is gone once it is closed."""
    with server.box("strict", MEMORY, CPU) as box:
        box.send(Load(b"while True: pass\n", "program.py", "f", "grad", "torch", ["x"]), SECONDS)
        (child,) = children(server.pid)
        assert running(child)
    assert soon(lambda: not running(child))


def test_six_boxes_at_once_answer_rightly(server: Server) -> None:
    """Boxes that work at the same time answer each its own questions."""

    def work(factor: int) -> list[float]:
        with server.box("strict", MEMORY, CPU) as box:
            assert load(box, f"def f(x): return {factor} * x\n").trouble is None
            return [float(ask(box, value).results[0].value) for value in (1.0, 2.0, 3.0)]

    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(work, range(1, 13)))
    assert found == [[1.0 * factor, 2.0 * factor, 3.0 * factor] for factor in range(1, 13)]


def open_descriptors(pid: int | str = "self") -> int:
    """How many descriptors a process has open; 0 if this user may not know."""
    try:
        return len(os.listdir(f"/proc/{pid}/fd"))
    except PermissionError:
        return 0


def test_boxes_leave_no_descriptor_open(server: Server) -> None:
    """Fifty boxes, some of them killed in the middle, leave no descriptor behind in the grader or in the fork server."""
    for form in ("strict", "imports"):  # whatever is opened once is open now
        server.box(form, MEMORY, CPU).close()
    soon(lambda: not children(server.pid))
    before = open_descriptors(), open_descriptors(server.pid)
    for count in range(50):
        with server.box("strict", MEMORY, CPU) as box:
            if count % 2:
                load(box, "def f(x): return x\n")
            elif count % 5 == 0:
                box.send(Load(b"while True: pass\n", "program.py", "f", "grad", "torch", ["x"]), SECONDS)
    assert soon(lambda: (open_descriptors(), open_descriptors(server.pid)) == before)


def test_a_box_that_is_not_wanted_any_more_is_killed(server: Server) -> None:
    """A box given up before anything is sent leaves no process."""
    for _ in range(5):
        server.box("strict", MEMORY, CPU).close()
    assert soon(lambda: not children(server.pid))
