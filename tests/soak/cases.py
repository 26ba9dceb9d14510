"""The mix of submissions of the long run: mostly right, some wrong, a few that hang, crash, flood or attack; each with its outcome."""

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader import catalogue
from grader.catalogue import Entry
from grader.conversation import Limits
from grader.submission import Submission
from grader.verdict import Outcome
from tests.hostile.test_programs import PROGRAMS, header

PATIENT = Limits(call=30.0, load=30.0, total=300.0)  # no honest program may be late because the machine is busy
SHORT = Limits(call=1.0, load=1.5, total=30.0)  # for those that hang in any case
# Of ten thousand. Hanging ones are few: each costs its whole limit.
WEIGHTS = {
    "right": 7000,
    "right notebook": 300,
    "wrong": 1300,
    "wrong notebook": 100,
    "raises": 300,
    "cannot be loaded": 300,
    "crashes": 300,
    "floods": 100,
    "memory": 100,
    "hostile": 150,
    "hangs at import": 25,
    "hangs in a call": 25,
}
SLOW_KATAS = ("C01", "E", "S11")  # asked for less often: each of their checks costs two or three of the others'
HANGS = {"hangs at import", "hangs in a call"}

CRASHES = {
    "abort": "import os\ndef gradient(x): os.abort()\n",
    "abort at import": "import os\nos.abort()\n",
    "segmentation fault": "import ctypes\ndef gradient(x): ctypes.string_at(0)\n",
    "exit 0": "import os\ndef gradient(x): os._exit(0)\n",
    "exit 0 at import": "import os\nos._exit(0)\n",
    "exit 3": "import os\ndef gradient(x): os._exit(3)\n",
    "kills itself": "import os, signal\ndef gradient(x): os.kill(os.getpid(), signal.SIGKILL)\n",
    "closes its channel": "import os\nos.closerange(0, 64)\ndef gradient(x): return x\n",
}
RAISES = {
    "value error": "def gradient(x): raise ValueError('no')\n",
    "interrupt": "def gradient(x): raise KeyboardInterrupt\n",
    "exit": "import sys\ndef gradient(x): sys.exit(0)\n",
    "recursion": "def gradient(x): return gradient(x)\n",
    "torch": "import torch\ndef gradient(x): return torch.zeros(2) @ torch.zeros(3)\n",
}
CANNOT_LOAD = {
    "syntax": "def gradient(x) return x\n",
    "no function": "x = 1\n",
    "raises at import": "raise RuntimeError('no')\n",
    "not text": "\x00\x01\x02",
    "empty": "",
}
MEMORY = {
    "bytes at import": "x = bytes(1 << 36)\n",
    "bytes in a call": "def gradient(x): return bytearray(1 << 36)\n",
    "tensor": "import torch\ndef gradient(x): return torch.ones(1 << 34, dtype=torch.float64)\n",
}
FLOODS = {
    "in a call": "def gradient(x):\n    while True: print('x' * 65536)\n",
    "at import": "import os\nwhile True: os.write(2, b'y' * 65536)\n",
}
HANG_AT_IMPORT = "while True: pass\n"
HANG_IN_A_CALL = "import time\ndef gradient(x): time.sleep(1e6)\n"


@dataclass(frozen=True)
class Case:
    """One submission, the outcomes that are right for it, and its limits."""

    kind: str
    name: str
    kata: str
    submission: Submission
    expected: frozenset[Outcome]
    limits: Limits = PATIENT


Maker = Callable[[random.Random], Case]


def mixture(count: int, seed: int, katas: Sequence[str] = ()) -> list[Case]:
    """`count` cases in a random order that the seed decides, every kind among them; hanging ones never more than in 10,000.

    The right and the wrong ones are for `katas`, or for all.
    """
    rng = random.Random(seed)
    makers = _makers([catalogue.find(kata) for kata in katas] or catalogue.entries())
    kinds = list(WEIGHTS) + rng.choices(list(WEIGHTS), list(WEIGHTS.values()), k=max(0, count - len(WEIGHTS)))
    rng.shuffle(kinds)
    return [makers[kind](rng) for kind in kinds]


def right(entry: Entry, number: int = 0) -> Case:
    """A solution of a kata."""
    path = entry.solutions[number % len(entry.solutions)]
    return program("right", path.stem, path.read_bytes(), Outcome.PASSED, kata=entry.id)


def one_of_each() -> list[Case]:
    """Every solution, every wrong fix, and one of each other kind: what a server and a grader load once is loaded after these."""
    entries = catalogue.entries()
    honest = [right(entry, number) for entry in entries for number in range(len(entry.solutions))]
    makers, rng = _makers(entries), random.Random(0)
    return [*honest, *_wrong_fixes(entries), *(makers[kind](rng) for kind in WEIGHTS if kind not in HANGS)]


def _wrong_fixes(entries: list[Entry]) -> list[Case]:
    return [
        Case("wrong", f"{entry.id} {fix.id}", entry.id, fix.submission, frozenset([fix.outcome]))
        for entry in entries
        for fix in entry.wrong_fixes()
    ]


def _makers(entries: list[Entry]) -> dict[str, Maker]:
    wrong = _wrong_fixes(entries)
    hostile = [path for path in PROGRAMS if "TIMED_OUT" not in header(path)["expect"]]
    return {
        "right": lambda rng: right(_any(entries, rng), rng.randrange(12)),
        "right notebook": lambda rng: _notebook(right(_any(entries, rng)), "right notebook"),
        "wrong": lambda rng: rng.choice(wrong),
        "wrong notebook": lambda rng: _notebook(rng.choice([case for case in wrong if case.kata == "B"]), "wrong notebook"),
        "raises": _one_of("raises", RAISES, Outcome.RAISED),
        "cannot be loaded": _one_of("cannot be loaded", CANNOT_LOAD, Outcome.CANNOT_LOAD),
        "crashes": _one_of("crashes", CRASHES, Outcome.DIED),
        "floods": _one_of("floods", FLOODS, Outcome.TOO_MUCH_OUTPUT),
        "memory": _one_of("memory", MEMORY, Outcome.OUT_OF_MEMORY),
        "hostile": lambda rng: _hostile(rng.choice(hostile)),
        "hangs at import": _one_of("hangs at import", {"loop": HANG_AT_IMPORT}, Outcome.TIMED_OUT, SHORT),
        "hangs in a call": _one_of("hangs in a call", {"sleep": HANG_IN_A_CALL}, Outcome.TIMED_OUT, SHORT),
    }


def _any(entries: list[Entry], rng: random.Random) -> Entry:
    return rng.choices(entries, [1 if entry.id in SLOW_KATAS else 4 for entry in entries])[0]


def _one_of(kind: str, programs: dict[str, str], outcome: Outcome, limits: Limits = PATIENT) -> Maker:
    def make(rng: random.Random) -> Case:
        name = rng.choice(list(programs))
        return program(kind, name, programs[name], outcome, limits=limits)

    return make


def program(kind: str, name: str, source: str | bytes, *outcomes: Outcome, kata: str = "B", limits: Limits = PATIENT) -> Case:
    """A case made of a program."""
    raw = source.encode() if isinstance(source, str) else source
    return Case(kind, name, kata, Submission("program.py", "program.py", raw, "0" * 64), frozenset(outcomes), limits)


def _hostile(path: Path) -> Case:
    told = header(path)
    source = path.read_text(encoding="utf-8").replace("@CANARY@", "/var/tmp").encode()
    return program("hostile", path.stem, source, *map(Outcome, told["expect"].split()), kata=told.get("kata", "B"))


def _notebook(case: Case, kind: str) -> Case:
    """The same program as the cell of a notebook, after a cell of prose and one with a magic."""
    cells = [
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# My repair"},
        _cell("b", "%matplotlib inline"),
        _cell("c", case.submission.source.decode()),
    ]
    book = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    handed_in = Submission("program.ipynb", "program.ipynb", json.dumps(book).encode(), "0" * 64)
    return Case(kind, case.name, case.kata, handed_in, case.expected, case.limits)


def _cell(name: str, source: str) -> dict[str, object]:
    return {"cell_type": "code", "id": name, "metadata": {}, "outputs": [], "execution_count": None, "source": source}
