"""The box itself: what it may do, what it knows, and that it never outlives those who made it."""

import ctypes
import fcntl
import json
import os
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pyseccomp
import pytest

import grader
from grader.runner import probe
from grader.sandbox import readable, seccomp
from grader.sandbox.box import Box, BoxError
from grader.sandbox.readable import library_paths
from grader.sandbox.server import Server
from grader.sandbox.syscalls import ANSWERS, ARCHITECTURES, CHECKED, IMPORTS, PATHS, STRICT, number
from grader.wire.messages import Answer, Ask, Load, Loaded, Probe, Probed, Question, TensorValue

SECONDS = 10.0
MEMORY, CPU = 1 << 30, 30
COURSE = Path(grader.__file__).parent.parent


def load(box: Box, source: str, function: str = "f") -> Loaded:
    """Have `box` run a program of one argument x."""
    box.send(Load(source.encode(), "program.py", function, "grad", "torch", ["x"]), SECONDS)
    loaded = box.receive(SECONDS)
    assert isinstance(loaded, Loaded)
    return loaded


def told(server: Server, form: str, expression: str) -> Any:
    """What an expression is worth inside a fresh box, as its repr."""
    with server.box(form, MEMORY, CPU) as box:
        loaded = load(box, f"import os, sys\nraise ValueError(repr(({expression})))\n")
    assert loaded.trouble is not None
    assert loaded.trouble.type == "ValueError", loaded.trouble
    return loaded.trouble.text


def ask(box: Box, value: float) -> Answer:
    """The answer of a loaded program to f(value)."""
    box.send(Ask([Question([TensorValue(np.array(value))])]), SECONDS)
    answer = box.receive(SECONDS)
    assert isinstance(answer, Answer)
    return answer


def probed(server: Server, form: str) -> Probed:
    """What a box of `form` could do although it should not."""
    with server.box(form, MEMORY, CPU) as box:
        box.send(Probe(), SECONDS)
        answer = box.receive(SECONDS)
    assert isinstance(answer, Probed)
    return answer


def test_nothing_forbidden_works_in_a_strict_box(server: Server) -> None:
    """In a strict box every attempt of the probe is refused."""
    answer = probed(server, "strict")
    assert answer.tried == list(probe.ATTEMPTS)
    assert answer.succeeded == []


def test_an_imports_box_can_only_see_that_a_file_exists(server: Server) -> None:
    """In an imports box a file outside the libraries can be seen by stat (a known leak), and nothing else is possible."""
    assert set(probed(server, "imports").succeeded) <= {"see a file"}


def test_the_probe_can_fail(server: Server) -> None:
    """In an unconfined box the same probe opens files, starts processes and opens sockets: a control for the tests above."""
    assert {"open a file", "see a file", "start a process", "open a socket"} <= set(probed(server, "unconfined").succeeded)


def test_an_imports_box_imports_what_was_not_loaded(server: Server) -> None:
    """A module of the standard library and an installed package that are not loaded beforehand can be imported in the imports form."""
    source = "import tabnanny\nimport iniconfig\ndef f(x): return x\n"
    with server.box("strict", MEMORY, CPU) as box:
        refused = load(box, source).trouble
    assert refused is not None
    assert refused.blocked == "tabnanny"
    with server.box("imports", MEMORY, CPU) as box:
        assert load(box, source).trouble is None


FORBIDDEN = {
    "judge": COURSE / "grader" / "judge.py",
    "package": COURSE / "grader" / "__init__.py",
    "spec": COURSE / "katas" / "b_shared_graph" / "spec.py",
    "solution": COURSE / "solutions" / "b_shared_graph.py",
    "passwd": Path("/etc/passwd"),
    "environment": Path("/proc/self/environ"),
    "maps": Path("/proc/self/maps"),
    "this_test": Path(__file__),
}


@pytest.mark.parametrize("path", FORBIDDEN.values(), ids=FORBIDDEN)
@pytest.mark.parametrize("form", ["strict", "imports"])
def test_a_box_cannot_read_what_is_no_library(server: Server, form: str, path: Path) -> None:
    """Neither form can open the project's own files, the course, or the system's."""
    with server.box(form, MEMORY, CPU) as box:
        trouble = load(box, f"open({str(path)!r}).read()\n").trouble
    assert trouble is not None
    assert trouble.type == "PermissionError"


def test_an_installed_project_is_no_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the project is installed beside other packages, an imports box may read those and nothing of the project."""
    packages = tmp_path / "site-packages"
    ours = ["grader", "katas", "solutions", "gradient_katas-0.1.0.dist-info", "_editable_impl_gradient_katas.pth"]
    others = ["numpy", "numpy-2.0.0.dist-info", "six.py"]
    for name in [*ours, *others]:
        (packages / name).mkdir(parents=True)
    monkeypatch.setattr(readable, "_package_folders", lambda: [str(packages)])
    found = list(library_paths())
    assert {packages / name for name in others} <= set(found)
    assert not {packages, packages.parent} & set(found)
    assert {path.name for path in found if path.parent == packages} & set(ours[:4]) == set()


@pytest.mark.parametrize("folder", [COURSE, COURSE / "grader", COURSE / "katas", Path("/etc"), Path("/")], ids=str)
def test_an_imports_box_cannot_list_what_is_no_library(server: Server, folder: Path) -> None:
    """The imports form lists no folder of the project or the system."""
    with server.box("imports", MEMORY, CPU) as box:
        trouble = load(box, f"import os\nos.listdir({str(folder)!r})\n").trouble
    assert trouble is not None
    assert trouble.type == "PermissionError"


def test_an_unconfined_box_reads_a_file(server: Server) -> None:
    """The control for the tests above: without confinement the same program can read /etc/passwd."""
    assert told(server, "unconfined", "len(open('/etc/passwd').read()) > 0") == "True"


@pytest.mark.parametrize(
    "module",
    ["grader.judge", "grader.grade", "grader.bank", "grader.oracle.slope", "katas.b_shared_graph.spec", "solutions.b_shared_graph"],
)
def test_an_imports_box_cannot_import_the_trusted_side(server: Server, module: str) -> None:
    """The trusted half of the project is not there to be imported, although the untrusted half is loaded."""
    with server.box("imports", MEMORY, CPU) as box:
        trouble = load(box, f"import {module}\n").trouble
    assert trouble is not None
    assert trouble.type in ("ModuleNotFoundError", "PermissionError", "ImportError")


def test_only_the_untrusted_side_is_loaded(server: Server) -> None:
    """Of this project a box has in memory what it needs to answer, and nothing that knows an answer."""
    names = told(server, "strict", "sorted(n for n in sys.modules if n.split('.')[0] == 'grader')")
    allowed = ("grader", "grader.runner", "grader.sandbox", "grader.wire")
    loaded = eval(names, {"__builtins__": {}})
    assert loaded
    assert all(name == "grader" or name.startswith(allowed[1:]) for name in loaded), loaded
    assert "grader.sandbox.server" not in loaded


@pytest.mark.parametrize("form", ["strict", "imports", "unconfined"])
def test_the_environment_of_a_box_is_its_own(server: Server, form: str, secret: str) -> None:
    """Nothing of the grader's environment is in a box's, neither in Python nor in the kernel's record."""
    assert os.environ["KATA_TEST_SECRET"] == secret
    inside = told(server, form, "sorted(os.environ)")
    assert "KATA_TEST_SECRET" not in inside
    assert secret not in told(server, form, "dict(os.environ)")
    assert "'HOME'" in inside
    assert told(server, form, "os.environ['HOME'], os.environ['PATH']") == "('/', '/usr/bin:/bin')"


def test_the_kernels_record_of_the_environment_is_clean(server: Server, secret: str) -> None:
    """/proc/self/environ, readable only without confinement, holds nothing of the grader's environment either."""
    record = told(server, "unconfined", "open('/proc/%d/environ' % os.getpid(), 'rb').read() if os.getuid() == 0 else b'HOME=/'")
    assert secret not in record


@pytest.mark.parametrize("form", ["strict", "imports", "unconfined"])
def test_a_box_has_four_descriptors(server: Server, form: str) -> None:
    """A box has input, output, errors and its channel, and nothing that was left open."""
    source = """
import fcntl
def is_open(number):
    try:
        return fcntl.fcntl(number, fcntl.F_GETFD) >= 0
    except OSError:
        return False
raise ValueError(repr([number for number in range(5000) if is_open(number)]))
"""
    with server.box(form, MEMORY, CPU) as box:
        trouble = load(box, source).trouble
    assert trouble is not None
    assert trouble.text == "[0, 1, 2, 3]"


def test_boxes_of_one_server_share_nothing(server: Server) -> None:
    """What one box changes in torch is not there in the next, and both start from the same random state."""
    source = "import torch\nraise ValueError(f'{torch.get_default_dtype()} {torch.rand(1).item()}')\n"
    texts = []
    for before in ("", "import torch\ntorch.set_default_dtype(torch.float16)\ntorch.rand(5)\n"):
        with server.box("strict", MEMORY, CPU) as box:
            if before:
                load(box, before + "def f(x): return x\n")
                continue
            trouble = load(box, source).trouble
            texts.append(trouble.text if trouble else "")
    with server.box("strict", MEMORY, CPU) as box:
        trouble = load(box, source).trouble
        texts.append(trouble.text if trouble else "")
    assert texts[0] == texts[1]
    assert texts[0].startswith("torch.float32")


def test_the_fork_server_has_one_thread(server: Server) -> None:
    """Forking is safe: the server has one thread, by its own word and by the kernel's."""
    assert server.ready().threads == 1
    assert len(list(Path(f"/proc/{server._process.pid}/task").iterdir())) == 1


def test_a_server_with_the_notebook_reader_starts() -> None:
    """The notebook reader can be loaded beforehand, and the server still has one thread."""
    with Server(("nbformat",)) as own:
        assert own.ready().threads == 1
        cell = {"cell_type": "code", "id": "a", "metadata": {}, "outputs": [], "execution_count": None, "source": "def f(x): return x"}
        source = json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()
        with own.box("strict", MEMORY, CPU) as box:
            box.send(Load(source, "book.ipynb", "f", "grad", "torch", ["x"]), SECONDS)
            assert box.receive(SECONDS).trouble is None


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
        (child,) = children(own._process.pid)
        own._process.send_signal(signal.SIGKILL)
        assert soon(lambda: not running(child))
        with pytest.raises(BoxError) as caught:
            box.receive(SECONDS)
        assert caught.value.reason == "died"


GRADER = """
import sys, time
from grader.sandbox.server import Server
server = Server()
boxes = [server.box(form, 1 << 30, 30) for form in ("strict", "imports", "unconfined")]
print(server._process.pid, flush=True)
time.sleep(60)
"""


def test_server_and_boxes_die_with_the_grader() -> None:
    """When the grader itself is killed, no fork server and no box stays behind."""
    environment = os.environ | {"PYTHONPATH": str(COURSE)}
    with subprocess.Popen([sys.executable, "-c", GRADER], stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        server_pid = int(process.stdout.readline())
        family = [server_pid, *children(server_pid)]
        process.kill()
    assert len(family) == 4
    assert soon(lambda: not any(map(running, family))), family


def test_closing_a_box_ends_its_process(server: Server) -> None:
    """A box that hangs is gone once it is closed."""
    with server.box("strict", MEMORY, CPU) as box:
        box.send(Load(b"while True: pass\n", "program.py", "f", "grad", "torch", ["x"]), SECONDS)
        (child,) = children(server._process.pid)
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
    """How many descriptors a process has open."""
    return len(os.listdir(f"/proc/{pid}/fd"))


def test_boxes_leave_no_descriptor_open(server: Server) -> None:
    """Fifty boxes, some of them killed in the middle, leave no descriptor behind in the grader or in the fork server."""
    for forms in (["strict"], ["imports"]):  # whatever is opened once is open now
        server.box(forms[0], MEMORY, CPU).close()
    soon(lambda: not children(server._process.pid))
    before = open_descriptors(), open_descriptors(server._process.pid)
    for count in range(50):
        with server.box("strict", MEMORY, CPU) as box:
            if count % 2:
                load(box, "def f(x): return x\n")
            elif count % 5 == 0:
                box.send(Load(b"while True: pass\n", "program.py", "f", "grad", "torch", ["x"]), SECONDS)
    assert soon(lambda: (open_descriptors(), open_descriptors(server._process.pid)) == before)


def test_a_box_that_is_not_wanted_any_more_is_killed(server: Server) -> None:
    """A box given up before anything is sent leaves no process."""
    for _ in range(5):
        server.box("strict", MEMORY, CPU).close()
    assert soon(lambda: not children(server._process.pid))


def test_another_user_cannot_be_asked_for_rights(server: Server) -> None:
    """A box is never root in its strict form, whoever runs the grader."""
    assert told(server, "strict", "os.getuid() != 0 and os.geteuid() != 0") == "True"


def test_a_box_knows_its_limits(server: Server) -> None:
    """A box may open few files, write none, dump no core and take only its share of memory and processor time."""
    expression = (
        "[__import__('resource').getrlimit(getattr(__import__('resource'), 'RLIMIT_' + n)) for n in ('NOFILE', 'FSIZE', 'CORE', 'CPU')]"
    )
    assert told(server, "strict", expression) == f"[(32, 32), (0, 0), (0, 0), ({CPU}, {CPU + 1})]"


# The seccomp filter ----------------------------------------------------------------------------------------------------------------

LISTED = sorted({*STRICT, *PATHS, *IMPORTS, *ANSWERS, *CHECKED})
KERNELS = {"x86_64": (pyseccomp.Arch.X86_64, 0xC000003E), "aarch64": (pyseccomp.Arch.AARCH64, 0xC00000B7)}
ALLOW, KILL, ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
EPERM, EACCES, EAGAIN, ENOSYS = 1, 13, 11, 38
PID = 4321


@pytest.mark.parametrize("architecture", ARCHITECTURES)
@pytest.mark.parametrize("name", LISTED)
def test_a_system_calls_number_is_that_of_libseccomp(name: str, architecture: str) -> None:
    """Every number in the table is the one that libseccomp knows for that call and architecture."""
    resolved = pyseccomp.resolve_syscall(KERNELS[architecture][0], name)
    ours = number(name, architecture)
    assert (ours is None and resolved < 0) or ours == resolved


def run_filter(code: list[tuple[int, int, int, int]], data: bytes) -> int:
    """What a classic BPF program answers about one struct seccomp_data: just enough of an interpreter."""
    accumulator, at = 0, 0
    while True:
        operation, if_true, if_false, operand = code[at]
        at += 1
        if operation == 0x20:
            (accumulator,) = struct.unpack_from("<I", data, operand)
        elif operation == 0x15:
            at += if_true if accumulator == operand else if_false
        elif operation == 0x35:
            at += if_true if accumulator >= operand else if_false
        elif operation == 0x06:
            return operand
        else:
            raise AssertionError(f"an instruction that the filter is not thought to use: {operation:#x}")


def decide(form: str, architecture: str, call: int, *args: int, audit: int | None = None) -> int:
    """What the filter of a box answers to one system call."""
    filled = [*args, *[0] * (6 - len(args))]
    audit = KERNELS[architecture][1] if audit is None else audit
    data = struct.pack("<iIQ6Q", ctypes.c_int(call).value, audit, 0, *[each % 2**64 for each in filled])
    return run_filter(seccomp.program(form, architecture, PID), data)


def answer_to(name: str, form: str, architecture: str, *args: int) -> int | None:
    """The same by name; None where the architecture has no such call."""
    call = number(name, architecture)
    return None if call is None else decide(form, architecture, call, *args)


@pytest.mark.parametrize("architecture", ARCHITECTURES)
@pytest.mark.parametrize("form", ["strict", "imports"])
def test_the_filter_answers_every_listed_call_as_listed(form: str, architecture: str) -> None:
    """Listed calls are allowed, paths are refused in a strict box, process calls fail in the way that libraries understand."""
    allowed = {*STRICT, *(IMPORTS if form == "imports" else ())}
    for name in LISTED:
        if name in CHECKED or number(name, architecture) is None:
            continue
        refusal = ERRNO | ANSWERS.get(name, EACCES if name in PATHS else EPERM)
        assert answer_to(name, form, architecture) == (ALLOW if name in allowed else refusal), name


@pytest.mark.parametrize("architecture", ARCHITECTURES)
@pytest.mark.parametrize("form", ["strict", "imports"])
def test_the_filter_refuses_every_number_that_is_not_listed(form: str, architecture: str) -> None:
    """Of the first thousand numbers those that no list names answer EPERM, unknown and future calls among them."""
    listed = {number(name, architecture) for name in LISTED}
    others = [call for call in range(1000) if call not in listed]
    assert len(others) > 800
    assert {decide(form, architecture, call) for call in others} == {ERRNO | EPERM}


NO = ERRNO | EPERM
CHECKS = {
    "kill_itself": ("kill", (PID, 9), ALLOW),
    "kill_another": ("kill", (PID + 1, 9), NO),
    "kill_the_group": ("kill", (0, 9), NO),
    "kill_all": ("kill", (-1, 9), NO),
    "kill_all_32_bits": ("kill", (0xFFFFFFFF, 9), NO),
    "kill_with_high_bits": ("kill", (PID + 2**32, 9), NO),
    "tgkill_itself": ("tgkill", (PID, PID, 6), ALLOW),
    "tgkill_another": ("tgkill", (1, 1, 6), NO),
    "read_own_limits": ("prlimit64", (0, 7, 0, 1), ALLOW),
    "read_own_limits_by_pid": ("prlimit64", (PID, 7, 0, 1), ALLOW),
    "set_own_limits": ("prlimit64", (0, 7, 4096, 0), NO),
    "set_own_limits_high_pointer": ("prlimit64", (0, 7, 2**32, 0), NO),
    "read_others_limits": ("prlimit64", (1, 7, 0, 1), NO),
    "isatty": ("ioctl", (1, 0x5401, 0), ALLOW),
    "type_into_terminal": ("ioctl", (1, 0x5412, 0), NO),
    "isatty_with_high_bits": ("ioctl", (1, 0x5401 + 2**32, 0), NO),
    "get_close_on_exec": ("fcntl", (3, fcntl.F_GETFD, 0), ALLOW),
    "get_flags": ("fcntl", (3, fcntl.F_GETFL, 0), ALLOW),
    "set_flags": ("fcntl", (3, fcntl.F_SETFL, 0), NO),
    "set_owner": ("fcntl", (3, fcntl.F_SETOWN, 1), NO),
    "duplicate": ("fcntl", (3, fcntl.F_DUPFD, 0), NO),
}


@pytest.mark.parametrize("architecture", ARCHITECTURES)
@pytest.mark.parametrize("form", ["strict", "imports"])
@pytest.mark.parametrize(("name", "args", "expected"), CHECKS.values(), ids=CHECKS)
def test_the_filter_looks_at_arguments(name: str, args: tuple[int, ...], expected: int, form: str, architecture: str) -> None:
    """Calls that are harmless with some arguments only are allowed with those only, all 64 bits of them compared."""
    assert answer_to(name, form, architecture, *args) == expected


DANGEROUS = ["clone", "clone3", "fork", "vfork"]
NEVER = [
    "execve",
    "socket",
    "ptrace",
    "io_uring_setup",
    "memfd_create",
    "keyctl",
    "shmget",
    "unshare",
    "mount",
    "prctl",
    "dup2",
    "unlinkat",
]


@pytest.mark.parametrize("architecture", ARCHITECTURES)
@pytest.mark.parametrize("form", ["strict", "imports"])
@pytest.mark.parametrize("name", DANGEROUS + NEVER)
def test_the_filter_never_allows(name: str, form: str, architecture: str) -> None:
    """No form allows processes, sockets, keys, mounts and their like; numbers here are libseccomp's own."""
    call = pyseccomp.resolve_syscall(KERNELS[architecture][0], name)
    if call >= 0:
        assert decide(form, architecture, call) in {ERRNO | EPERM, ERRNO | EAGAIN, ERRNO | ENOSYS}


FOREIGN = {"i386": 0x40000003, "x86_64": 0xC000003E, "arm": 0x40000028, "aarch64": 0xC00000B7, "none": 0}


@pytest.mark.parametrize("architecture", ARCHITECTURES)
@pytest.mark.parametrize("form", ["strict", "imports"])
@pytest.mark.parametrize("foreign", FOREIGN)
def test_the_filter_kills_on_another_architecture(foreign: str, form: str, architecture: str) -> None:
    """Numbers of another architecture mean other calls, so any call through its gate kills."""
    for call in (0, 1, 20, 63, 231):
        decided = decide(form, architecture, call, audit=FOREIGN[foreign])
        assert (decided == KILL) == (foreign != architecture)


@pytest.mark.parametrize("form", ["strict", "imports"])
@pytest.mark.parametrize("call", [0x40000000, 0x40000001, 0x40000027, 0x400001FF, 0x7FFFFFFF, -1], ids=hex)
def test_the_filter_kills_on_x32_numbers(call: int, form: str) -> None:
    """The x32 calls share x86_64's architecture mark and are killed by their numbers."""
    assert decide(form, "x86_64", call) == KILL


@pytest.mark.parametrize("architecture", ARCHITECTURES)
@pytest.mark.parametrize("form", ["strict", "imports"])
def test_the_filter_is_a_program_that_the_kernel_takes(form: str, architecture: str) -> None:
    """Every jump goes forward to an instruction of the program, the last one returns, and the length is within the kernel's limit."""
    code = seccomp.program(form, architecture, PID)
    assert len(code) <= 4096
    assert code[-1][0] == 0x06
    for at, (_, if_true, if_false, operand) in enumerate(code):
        assert at + 1 + max(if_true, if_false) < len(code) or code[at][0] == 0x06
        assert 0 <= if_true < 256
        assert 0 <= if_false < 256
        assert 0 <= operand < 2**32
