"""What holds a box from outside, measured: processor time, time on the clock, output, source, files and core dumps."""

import os
import resource
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from grader.conversation import Conversation, Limits, Silence
from grader.sandbox.box import KEPT_OUTPUT, MOST_OUTPUT, Box, BoxError
from grader.sandbox.server import Server
from grader.submission import MOST_SOURCE, Submission
from grader.verdict import Outcome, Verdict
from tests.hostile.puppet import KATAS, questions_of
from tests.hostile.talk import CPU, MEMORY, SECONDS, load

GradeSource = Callable[..., Verdict]

MB = 1 << 20

# Time -------------------------------------------------------------------------------------------------------------------------------

DEAF = """
import signal
for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
"""


@pytest.mark.parametrize(("before", "end"), [("", "signal SIGXCPU"), (DEAF, "signal SIGKILL")], ids=["default", "deaf"])
def test_processor_time_ends_by_signal(server: Server, before: str, end: str) -> None:
    """A box that was given a second of processor time has no more than two, even if it ignores every signal that it can."""
    begun = time.monotonic()
    with server.box("strict", MEMORY, 1) as box, pytest.raises(BoxError) as caught:
        load(box, before + "while True: pass\n")
    assert caught.value.detail == end, f"ended by {caught.value.detail} after {time.monotonic() - begun:.1f} s"


NATIVE = {
    "matrix": "import torch\nbig = torch.rand(2000, 2000, dtype=torch.float64)\ndef f(x): return torch.linalg.svd(big).S.sum()\n",
    "regular_expression": "import re\ndef f(x): return re.match(r'(a|a)*b', 'a' * 60)\n",
    "integer": "def f(x): return 7 ** (7 ** 10)\n",
    "sleep": "import time\ndef f(x): time.sleep(60)\n",
    "stopped": "import os, signal\ndef f(x): os.kill(os.getpid(), signal.SIGSTOP)\n",
}
SHORT = Limits(call=0.4, load=5.0, total=10.0)
PATIENCE = 2.0  # seconds beyond a limit, for a machine that is busy with other things


def silence_of(server: Server, source: str, limits: Limits) -> tuple[Silence, float, int]:
    """How a program falls silent when it is asked, after how long, and which process that was."""
    submission = Submission("program.py", "program.py", source.encode(), "0" * 64)
    questions = [item.question for item in questions_of(KATAS["grad"]).items]
    with Conversation(server, KATAS["grad"], submission, limits, "strict") as conversation:
        assert conversation.load().trouble is None
        begun = time.monotonic()
        with pytest.raises(Silence) as caught:
            list(conversation.ask(questions))
        seconds = time.monotonic() - begun
        return caught.value, seconds, conversation._box.child.pid


def is_running(pid: int) -> bool:
    """Whether a process exists and is no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0] not in "ZX"
    except OSError:
        return False


@pytest.mark.parametrize("source", NATIVE.values(), ids=NATIVE)
def test_native_code_that_ignores_signals_ends_in_time(server: Server, source: str) -> None:
    """A call that no signal handler can interrupt is given up at its limit, and its process is gone."""
    silence, seconds, pid = silence_of(server, DEAF + source, SHORT)
    assert silence.outcome is Outcome.TIMED_OUT
    assert SHORT.call <= seconds <= SHORT.call + PATIENCE, f"given up after {seconds:.2f} s of {SHORT.call} s"
    deadline = time.monotonic() + SECONDS
    while is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not is_running(pid)


def test_many_calls_end_at_the_limit_of_all(server: Server) -> None:
    """Calls of which none is too long end together at the limit for everything."""
    limits = Limits(call=0.5, load=5.0, total=0.8)
    silence, seconds, _ = silence_of(server, "import time\ndef f(x):\n    time.sleep(0.3)\n    return x\n", limits)
    assert silence.outcome is Outcome.TIMED_OUT
    assert seconds <= limits.total + PATIENCE, f"given up after {seconds:.2f} s of {limits.total} s"


# Output and source -----------------------------------------------------------------------------------------------------------------


def printed(server: Server, size: int) -> Box:
    """A closed box that printed so many bytes, in lines of a kilobyte, and then loaded."""
    with server.box("strict", MEMORY, CPU) as box:
        load(box, f"import os\nfor at in range({size} >> 10): os.write(1, b'%1023d\\n' % at)\ndef f(x): return x\n")
    return box


def test_the_beginning_of_the_output_is_kept(server: Server) -> None:
    """Of what a program prints the first 64 kB are kept, and the memory that this takes does not grow with it."""
    tracemalloc.start()
    try:
        box = printed(server, MOST_OUTPUT)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert KEPT_OUTPUT == 64 << 10
    assert bytes(box.output) == b"".join(b"%1023d\n" % at for at in range(64))
    assert peak < 2 * MB, f"{peak} bytes held for {MOST_OUTPUT} printed"


@pytest.mark.parametrize(("size", "ends"), [(MOST_OUTPUT, False), (MOST_OUTPUT + (256 << 10), True)], ids=["4_MB", "more"])
def test_output_beyond_four_megabytes_ends_the_box(server: Server, size: int, ends: bool) -> None:
    """Four megabytes may be printed, and not much more."""
    assert MOST_OUTPUT == 4 * MB
    if not ends:
        printed(server, size)
        return
    with pytest.raises(BoxError) as caught:
        printed(server, size)
    assert caught.value.reason == "too_much_output"


@pytest.mark.parametrize(("size", "loads"), [(MOST_SOURCE, True), (MOST_SOURCE + 1, False)], ids=["256_kB", "a_byte_more"])
def test_a_program_has_at_most_256_kilobytes(grade_source: GradeSource, size: int, loads: bool) -> None:
    """A file of exactly the limit is graded, one with a byte more is not read to its end."""
    assert MOST_SOURCE == 256 << 10
    source = b"def gradient(x): return x * 0\n#"
    verdict = grade_source("B", source + b"x" * (size - len(source)))
    assert verdict.outcome is (Outcome.WRONG_GRADIENT if loads else Outcome.CANNOT_LOAD), verdict.findings


# Files ------------------------------------------------------------------------------------------------------------------------------


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder in which anybody may write, as far as file rights go."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        os.chmod(name, 0o777)
        yield Path(name)


def test_a_file_gets_no_byte(open_server: Server, folder: Path) -> None:
    """Even without confinement, where a file can be made, nothing can be written into it."""
    with open_server.box("unconfined", MEMORY, CPU) as box, pytest.raises(BoxError) as caught:
        load(box, f"import os\nos.write(os.open({str(folder / 'file')!r}, os.O_WRONLY | os.O_CREAT), b'x')\n")
    assert caught.value.detail == "signal SIGXFSZ"
    assert [path.stat().st_size for path in folder.iterdir()] == [0]


CRASH = "import ctypes, os\nctypes.CDLL(None).prctl(4, 1, 0, 0, 0)\n{}ctypes.string_at(0)\n"


@pytest.fixture(scope="module")
def dumping_server() -> Iterator[Server]:
    """A fork server that would dump cores as large as this machine allows, of itself."""
    soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
    try:
        own = Server(enclosed=False)
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, (soft, hard))
    with own:
        yield own


@pytest.mark.parametrize("form", ["strict", "imports", "unconfined"])
def test_a_crash_leaves_no_core(dumping_server: Server, folder: Path, form: str) -> None:
    """A program that makes itself readable, goes to a folder of its own and crashes leaves nothing there, and the kernel dumped nothing."""
    move = f"os.chdir({str(folder)!r})\n" if form == "unconfined" else ""
    with dumping_server.box(form, MEMORY, CPU) as box, pytest.raises(BoxError) as caught:
        load(box, CRASH.format(move))
    assert caught.value.detail == "signal SIGSEGV"
    assert not os.WCOREDUMP(box.child.status(1.0) or 0)
    assert list(folder.iterdir()) == []
