"""Bytes that the grader never sends, sent inward: to a live box, and to the fork server; and what the grader makes of a broken server."""

import os
import random
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import grader
from grader.sandbox import process as process_module
from grader.sandbox.box import BoxError
from grader.sandbox.interpreter import ENVIRONMENT
from grader.sandbox.server import Server, ServerError
from grader.wire.control import Ended, Fork, Preload, Ready
from grader.wire.frames import CONTROL_NONCE, FrameReader, frame
from grader.wire.messages import Ask, Load, Question, Read, ReadMarks
from tests.hostile.talk import CPU, MEMORY, ask, load
from tests.hostile.wire_bytes import DAMAGES, HUGE, NONCE, count, damaged, framed

HOME = Path(grader.__file__).parent.parent
SOURCE = b"def f(x): return x + 1\n"
LOAD = frame(Load(SOURCE, "program.py", "f", "grad", "torch", ["x"]), NONCE)

# A box --------------------------------------------------------------------------------------------------------------------------------


def end_of(server: Server, data: Callable[[bytes], bytes], seconds: float) -> str:
    """What becomes of a box that is sent these bytes: how it died, "silent", or the kind of its first reply."""
    with server.box("strict", MEMORY, CPU) as box:
        box._channel.setblocking(True)
        box._channel.sendall(data(box.nonce))
        box._channel.setblocking(False)
        try:
            return type(box.receive(seconds)).__name__
        except BoxError as error:
            return "silent" if error.reason == "timed_out" else f"{error.reason}: {error.detail}"


def check_goes_on(server: Server, pid: int) -> None:
    """The fork server with this number is still there, and makes boxes that work."""
    assert server.pid == pid
    with server.box("strict", MEMORY, CPU) as box:
        assert load(box, SOURCE.decode()).trouble is None
        assert ask(box, 1.0).results[0].value == 2.0


REFUSED = "died: exit status 70"
MEANINGLESS: dict[str, Callable[[bytes], bytes]] = {
    "noise": lambda nonce: random.Random(1).randbytes(4000),
    "text": lambda nonce: b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "zeros": lambda nonce: bytes(100),
    "another_nonce": lambda nonce: LOAD,
    "another_version": lambda nonce: framed(b"n", nonce, version=2),
    "another_magic": lambda nonce: framed(b"n", nonce, magic=b"KATB"),
    "four_gigabytes_claimed": lambda nonce: framed(b"", nonce)[:21] + HUGE,
    "no_body": lambda nonce: framed(b"", nonce),
    "a_byte_left_over": lambda nonce: framed(b"nn", nonce),
    "an_unknown_tag": lambda nonce: framed(b"z", nonce),
    "an_unknown_record": lambda nonce: framed(b"R\xee", nonce),
    "a_record_of_other_fields": lambda nonce: framed(b"R\x02" + b"n" * 6, nonce),
    "nested": lambda nonce: framed(b"l\1\0\0\0" * 5000 + b"n", nonce),
    "a_huge_list": lambda nonce: framed(b"l" + HUGE + b"n", nonce),
    "a_huge_array": lambda nonce: framed(b"ad\2" + HUGE * 2, nonce),
    "good_then_noise": lambda nonce: framed(b"n", nonce) + b"noise" * 9,
    "questions_before_a_program": lambda nonce: frame(Ask([Question([])]), nonce),
    "another_backend": lambda nonce: frame(Load(SOURCE, "program.py", "f", "grad", "jax", ["x"]), nonce),
}


@pytest.mark.parametrize("data", MEANINGLESS.values(), ids=MEANINGLESS)
def test_a_box_that_is_sent_garbage_ends(server: Server, data: Callable[[bytes], bytes]) -> None:
    """Bytes that are no message for it end a box with its own exit status, no signal; the server goes on."""
    pid = server.pid
    assert end_of(server, data, 5.0) == REFUSED
    check_goes_on(server, pid)


HARMLESS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "half_a_message": (lambda nonce: framed(b"n" * 9, nonce)[:-1], "silent"),
    "sixteen_megabytes_claimed": (lambda nonce: framed(b"", nonce)[:21] + count(16 << 20), "silent"),
    "a_plain_value": (lambda nonce: framed(b"l\1\0\0\0n", nonce), "silent"),
    "a_message_for_the_server": (lambda nonce: frame(Fork(nonce, "unconfined", 1 << 40, 1000), nonce), "silent"),
    "a_message_for_the_grader": (lambda nonce: frame(Ended(0), nonce), "silent"),
    "a_program_of_zeros": (lambda nonce: frame(Load(bytes(100), "program.py", "f", "grad", "torch", ["x"]), nonce), "Loaded"),
    "a_tree_of_noise": (lambda nonce: frame(Read(random.Random(2).randbytes(500), "program.py", "f"), nonce), "Facts"),
    "two_at_once": (lambda nonce: frame(Read(SOURCE, "program.py", "f"), nonce) * 2, "Facts"),
}


@pytest.mark.parametrize(("data", "expected"), HARMLESS.values(), ids=HARMLESS)
def test_a_box_that_is_sent_something_odd_does_no_harm(server: Server, data: Callable[[bytes], bytes], expected: str) -> None:
    """Messages that are unfinished or not for a box leave it waiting, odd ones are answered."""
    pid = server.pid
    assert end_of(server, data, 0.1 if expected == "silent" else 10.0) == expected
    check_goes_on(server, pid)


TO_A_READER: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "noise": (MEANINGLESS["noise"], REFUSED),
    "marks_of_noise": (lambda nonce: frame(ReadMarks(random.Random(3).randbytes(500)), nonce), "Marks"),
    "marks_of_another_json": (lambda nonce: frame(ReadMarks(b"[" * 50_000), nonce), "Marks"),
    "a_program": (lambda nonce: LOAD.replace(NONCE, nonce), "silent"),
    "a_tree": (lambda nonce: frame(Read(SOURCE, "program.py", "f"), nonce), "silent"),
}


@pytest.mark.parametrize(("data", "expected"), TO_A_READER.values(), ids=TO_A_READER)
def test_a_box_that_only_reads_runs_nothing(reader: Server, data: Callable[[bytes], bytes], expected: str) -> None:
    """It answers what it is asked about a notebook, and ignores all else that is a message."""
    pid = reader.pid
    assert end_of(reader, data, 1.0 if expected == "silent" else 10.0) == expected
    assert reader.pid == pid


def test_a_box_that_only_reads_is_confined_and_has_no_torch(reader: Server, server: Server) -> None:
    """The same layers as every box; its fork server is a fraction of the other's."""
    assert reader.ready().layers == server.ready().layers
    assert _resident(reader.pid) < _resident(server.pid) / 2


def _resident(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])


def damaged_loads() -> Iterator[tuple[str, bytes]]:
    """The frame of a program, damaged in every way."""
    rng = random.Random(70)
    for name in sorted(DAMAGES):
        yield name, damaged(LOAD, name, rng.getrandbits(32), rng.getrandbits(32))


def test_damaged_programs_do_no_harm(server: Server) -> None:
    """A box that is sent a damaged frame ends, waits, or loads what it understood: nothing else, and the server goes on."""
    pid = server.pid
    for name, data in damaged_loads():
        end = end_of(server, lambda nonce, data=data: data.replace(NONCE, nonce), 0.1)  # type: ignore[misc]
        assert end in ("silent", "Loaded", REFUSED), name
    check_goes_on(server, pid)


# The fork server ----------------------------------------------------------------------------------------------------------------------

STILL = '''"""In the place of the runner: nothing to import, and boxes that only wait."""
import os


def warm(extras):
    """Nothing to do."""
    return []


def preload():
    """Nothing to do."""


def serve(channel, nonce, proven):
    """Wait for the end."""
    while os.read(channel, 100):
        pass
'''
BEGIN = """
import socket, sys
control, *sys.path[:0] = sys.argv[1:]
from grader.sandbox import forkserver
forkserver.main(socket.socket(fileno=int(control)), "still", [], [])
"""


def send(control: socket.socket, data: bytes, kinds: str) -> None:
    """Send one request with a descriptor for each letter of `kinds`: of a file, or of a socket."""
    with open(os.devnull, "rb") as file, socket.socket(socket.AF_UNIX) as connection:
        socket.send_fds(control, [data], [{"f": file, "s": connection}[kind].fileno() for kind in kinds])


@contextmanager
def still_server(folder: Path) -> Iterator[tuple["subprocess.Popen[str]", socket.socket]]:
    """A fork server without torch that has said Ready, and the grader's end of its control socket."""
    (folder / "still.py").write_text(STILL)
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    ours.settimeout(30.0)
    command = [sys.executable, "-c", BEGIN, str(theirs.fileno()), str(HOME), str(folder)]
    options: Any = {"pass_fds": [theirs.fileno()], "env": ENVIRONMENT, "stderr": subprocess.PIPE, "text": True}
    with ours, theirs, subprocess.Popen(command, **options) as process:
        try:
            assert isinstance(received(ours), Ready)
            yield process, ours
        finally:
            process.kill()


def received(control: socket.socket) -> Any:
    """The next message of a fork server."""
    (message,) = FrameReader(CONTROL_NONCE).feed(control.recv(1 << 16))
    return message


def request(message: Any) -> bytes:
    """A message on the control socket."""
    return frame(message, CONTROL_NONCE)


FORK = Fork(NONCE, "strict", MEMORY, CPU)
REQUESTS: dict[str, tuple[bytes, str]] = {
    "noise": (random.Random(3).randbytes(300), ""),
    "noise_with_descriptors": (random.Random(4).randbytes(300), "sfs"),
    "another_nonce": (frame(FORK, NONCE), "sfs"),
    "half_a_request": (request(FORK)[:-3], "sfs"),
    "bytes_left_over": (request(FORK) + b"x" * 30, "sfs"),
    "two_requests": (request(FORK) * 2, "sfs"),
    "a_long_packet": (request(FORK) + bytes(100_000), "sfs"),
    "no_descriptors": (request(FORK), ""),
    "two_descriptors": (request(FORK), "sf"),
    "a_file_for_a_socket": (request(FORK), "sff"),
    "another_record": (request(Ended(0)), "sfs"),
    "a_plain_value": (framed(b"n", CONTROL_NONCE), "sfs"),
}


@pytest.mark.parametrize(("data", "kinds"), REQUESTS.values(), ids=REQUESTS)
def test_a_fork_server_that_is_sent_garbage_ends(tmp_path: Path, data: bytes, kinds: str) -> None:
    """A request that the grader cannot have sent ends the server, with one line that says so."""
    with still_server(tmp_path) as (process, control):
        send(control, data, kinds)
        _, words = process.communicate(timeout=10.0)  # the control socket stays open: it ends of its own accord
    assert process.returncode == 1
    assert words.startswith("a request that the grader cannot have sent: "), words
    assert words.count("\n") == 1


def test_a_request_that_the_fork_server_knows_does_not_end_it(tmp_path: Path) -> None:
    """The control for the test above: the same server, sent a right request, greets again and ends only when its control socket closes."""
    with still_server(tmp_path) as (process, control):
        for _ in range(2):
            send(control, request(Preload()), "")
            assert isinstance(received(control), Ready)
        assert process.poll() is None


# A fork server that talks nonsense -----------------------------------------------------------------------------------------------------

NONSENSE: dict[str, bytes] = {
    "noise": random.Random(5).randbytes(200),
    "another_nonce": frame(Ready([], [], [], 1), NONCE),
    "a_byte_left_over": framed(b"nn", CONTROL_NONCE),
    "another_record": request(Ended(0)),
    "a_plain_value": framed(b"n", CONTROL_NONCE),
    "half_a_greeting": request(Ready([], [], [], 1))[:-1],
    "nothing": b"",
    "no_descriptor_with_it": request(Ready([], [], [], 1)),
}


@pytest.mark.parametrize("data", NONSENSE.values(), ids=NONSENSE)
def test_a_greeting_that_is_none_is_the_graders_trouble(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Whatever a broken fork server says first, the grader has one error for it."""
    begin = f"import socket, sys; socket.socket(fileno=int(sys.argv[sys.argv.index('--') + 1])).send({data!r})"
    monkeypatch.setattr(process_module, "_START", begin)
    with Server(enclosed=False) as broken, pytest.raises(ServerError):
        broken.ready()
