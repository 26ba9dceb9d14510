"""How much a box can take, measured from inside: memory, stack, threads and descriptors."""

from collections.abc import Callable

import pytest

from grader.conversation import Limits
from grader.sandbox.box import BoxError
from grader.sandbox.server import Server
from grader.verdict import Outcome, Verdict
from tests.hostile.talk import CPU, MEMORY, ask, load, numbers

GradeSource = Callable[..., Verdict]

MB = 1 << 20
SMALL, LARGER = 64 * MB, 256 * MB
SPARE = 16  # MB of a budget that the box itself may have taken before the program runs
REUSED = 8  # MB that its process had taken and freed before it was limited

# Memory -----------------------------------------------------------------------------------------------------------------------------

TAKE = """
import ctypes
import mmap
import numpy
import torch

LIBC = ctypes.CDLL(None, use_errno=True)
LIBC.mmap.restype = ctypes.c_void_p
HELD, MB = [], 1 << 20
REFUSED = ctypes.c_void_p(-1).value
ANONYMOUS, PRIVATE, SHARED = 0x20, 2, 1

def mapped(flags):
    at = LIBC.mmap(ctypes.c_void_p(0), ctypes.c_size_t(MB), 3, flags | ANONYMOUS, -1, ctypes.c_long(0))
    if at == REFUSED:
        raise MemoryError
    ctypes.memset(at, 1, 4096)

def f(x):
    taken = 0
    try:
        while taken < 4096:
            HELD.append(TAKE())
            taken += 1
    except (MemoryError, OSError, RuntimeError):
        pass
    HELD.clear()
    return torch.tensor([float(taken)], dtype=torch.float64)
"""

TAKEN = {
    "private": "TAKE = lambda: mapped(PRIVATE)",
    "shared": "TAKE = lambda: mapped(SHARED)",
    "stacks": "TAKE = lambda: mapped(PRIVATE | 0x20000)",
    "reserved_only": "TAKE = lambda: mmap.mmap(-1, MB, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x4000, 0)",
    "bytes": "TAKE = lambda: bytearray(MB)",
    "numpy": "TAKE = lambda: numpy.ones(MB // 8)",
    "torch": "TAKE = lambda: torch.ones(MB // 8, dtype=torch.float64)",
}


@pytest.mark.parametrize("budget", [SMALL, LARGER], ids=["64_MB", "256_MB"])
@pytest.mark.parametrize("take", TAKEN.values(), ids=TAKEN)
def test_a_box_gets_its_memory_and_no_more(server: Server, take: str, budget: int) -> None:
    """Taken in pieces of one megabyte, a box has what it was given, within a few, however it asks."""
    with server.box("strict", budget, CPU) as box:
        (taken,) = numbers(box, TAKE + take)
    assert budget // MB - SPARE <= taken <= budget // MB + REUSED, f"{taken} MB taken of {budget // MB}"


WANTED = {
    "torch": "import torch\nwant = lambda: torch.ones(100 << 20, dtype=torch.uint8)\n",
    "numpy": "import numpy\nwant = lambda: numpy.ones(100 << 20, numpy.uint8)\n",
    "bytes": "want = lambda: bytearray(100 << 20)\n",
    "shared": "import mmap\nwant = lambda: mmap.mmap(-1, 100 << 20)\n",
    "many_small": "want = lambda: [object() for _ in range(10**7)]\n",
}


@pytest.mark.parametrize("call", ["want()\n", "def gradient(x):\n    want()\n    return x\n"], ids=["at_import", "in_a_call"])
@pytest.mark.parametrize("source", WANTED.values(), ids=WANTED)
def test_more_memory_than_the_budget_is_out_of_memory(grade_source: GradeSource, source: str, call: str) -> None:
    """The verdict names the cause, whichever library it was that asked."""
    verdict = grade_source("B", source + call, limits=Limits(call=3.0, load=3.0, total=6.0, memory=SMALL))
    assert verdict.outcome is Outcome.OUT_OF_MEMORY, verdict.findings


# Stack ------------------------------------------------------------------------------------------------------------------------------

DEEP = "import sys\nsys.setrecursionlimit(10**9)\n"
NESTED = "it = iter(())\nfor _ in range(5 * 10**5):\n    it = filter(None, it)\n"
CRASHED = {"died: signal SIGSEGV", "died: signal SIGABRT", "died: signal SIGBUS"}
OVERFLOWS = {
    "python": ("def f(x): return f(x)\n", {"RecursionError"}),
    # Frames of Python alone need no C stack: they end at the memory, in whatever words the interpreter has left then.
    "python_without_limit": (DEEP + "def f(x): return f(x)\n", {"MemoryError", "SystemError", "timed_out"} | CRASHED),
    "python_in_c": (DEEP + "def f(x): return max([x], key=f)\n", CRASHED),
    "c_iterators": (NESTED + "def f(x): return next(it)\n", {"RecursionError", *CRASHED}),
    "c_destructors": (NESTED + "def f(x):\n    global it\n    it = None\n    return x\n", {"", *CRASHED}),
    "c_callbacks": (
        DEEP + "import ctypes\ndef f(x):\n    again = ctypes.CFUNCTYPE(None)(lambda: again())\n    again()\n",
        {"RecursionError", *CRASHED},
    ),
}


def end_of_call(server: Server, source: str, budget: int) -> str:
    """How a call ends: the name of its exception, "" if it has none, or how its box was lost."""
    with server.box("strict", budget, CPU) as box:
        try:
            loaded = load(box, source)
            trouble = loaded.trouble or ask(box, 1.0, seconds=1.0).trouble
        except BoxError as error:
            return error.reason if error.reason == "timed_out" else f"{error.reason}: {error.detail}"
    return trouble.type if trouble else ""


@pytest.mark.parametrize("budget", [SMALL, MEMORY], ids=["64_MB", "1_GB"])
@pytest.mark.parametrize(("source", "ends"), OVERFLOWS.values(), ids=OVERFLOWS)
def test_an_overflow_of_a_stack_ends_the_program_only(server: Server, source: str, ends: set[str], budget: int) -> None:
    """Recursion without end ends a call or its box, in Python and in C, in a large box and in a small one; the next box works."""
    assert end_of_call(server, source, budget) in ends
    assert end_of_call(server, "def f(x): return x\n", budget) == ""


# Threads and descriptors ------------------------------------------------------------------------------------------------------------

COUNT = """
import os
import _thread
import time
import torch

HELD = []

def f(x):
    done = 0
    try:
        while done < 100:
            HELD.append(WANT())
            done += 1
    except (OSError, RuntimeError):
        pass
    return torch.tensor([float(done)], dtype=torch.float64)
"""
COUNTED = {
    "threads": ("strict", "WANT = lambda: _thread.start_new_thread(time.sleep, (1,))", 0),
    "threads_with_imports": ("imports", "WANT = lambda: _thread.start_new_thread(time.sleep, (1,))", 0),
    "opened_files": ("strict", "WANT = lambda: os.open('/dev/null', os.O_RDONLY)", 0),
    "doubles": ("strict", "WANT = lambda: os.dup(1)", 0),
    "pipes": ("strict", "WANT = os.pipe", 0),
    "opened_libraries": ("imports", "WANT = lambda: os.open(os.__file__, os.O_RDONLY)", 32 - 4),
    "doubles_unconfined": ("unconfined", "WANT = lambda: os.dup(1)", 32 - 4),
}


@pytest.mark.parametrize(("form", "want", "expected"), COUNTED.values(), ids=COUNTED)
def test_a_box_gets_so_many_and_no_more(server: Server, form: str, want: str, expected: int) -> None:
    """No thread, no descriptor in a strict box; thirty-two descriptors in any other, its own four among them."""
    with server.box(form, MEMORY, CPU) as box:
        (counted,) = numbers(box, COUNT + want)
    assert counted == expected
