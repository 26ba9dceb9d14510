"""Histories of memory that a box may forge: what arrives is checked, bounded and made plain, and shown without a traceback or a hang."""

import time
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.dom import minidom

import click
import numpy as np
import pytest

from grader import memory as stage
from grader import redact, timeline, watched
from grader.conversation import Limits
from grader.pictures import timeline as pictures
from grader.reporters import json, memory, terminal
from grader.sandbox.server import Server
from grader.spec import Budget, Kata, array
from grader.submission import Submission
from grader.verdict import Holder, Memory, Outcome, Verdict
from grader.watched import Run, WatchError
from grader.wire.messages import Answer, Drawn, History, Site, Trouble, Usage, Watched
from tests.hostile.puppet import SUBMISSION
from tests.hostile.test_graph_channel import DOLLARS, ESCAPES, QUOTES, REPLIES, Forger, plain

MARKUP = "--><script>alert(1)</script><!-- ]]></text>&amp;<b>"
TEXTS = {
    "escapes": ESCAPES,
    "quotes": QUOTES,
    "dollars": DOLLARS,
    "markup": MARKUP,
    "long": "x " * 30_000,
    "empty": "",
    "lines": "a\nb\n" * 9,
}
FEW = [(1 << 20, 0, 0, -1, 0), (1 << 20, 1, 1, 0, 1), (-(1 << 20), 0, 0, -1, 1)]
USAGE = Usage(2 << 20, 1 << 20, 0, 3)
HIGHEST, LOWEST = 2**63 - 1, -(2**63)


def told(events: Any, texts: list[str] | None = None, cell: int | None = None, line: int = 1) -> History:
    """A history of these events; every line has one of these texts."""
    array = events if isinstance(events, np.ndarray) else np.array(events, np.int64)
    return History([Site(line + number, cell, text) for number, text in enumerate(texts or ["a", "b"])], array, False)


def of_one(*columns: int) -> np.ndarray:
    """A million events, more than a message can hold, all the same."""
    return np.tile(np.array(columns, np.int64), (1_000_000, 1))


def alternating() -> np.ndarray:
    """As many, of three thousand lines, and in and out of a backward pass."""
    rows = np.arange(1_000_000)
    return np.stack([np.where(rows % 2, -5, 7), rows // 2, rows % 3000, rows % 3000 - 1, rows % 2], axis=1)


HISTORIES = {
    "honest": told(FEW),
    "empty": told(np.zeros((0, 5), np.int64)),
    "flat": told(np.zeros(5, np.int64)),
    "four-columns": told(np.zeros((3, 4), np.int64)),
    "three-dimensions": told(np.zeros((2, 5, 5), np.int64)),
    "no-dimension": told(np.array(5, np.int64)),
    "no-columns": told(np.zeros((9, 0), np.int64)),
    "floats": told(np.full((4, 5), np.nan)),
    "infinite": told(np.full((4, 5), np.inf)),
    "truth-values": told(np.ones((4, 5), np.bool_)),
    "all-zero": told(np.zeros((3, 5), np.int64)),
    "highest": told(np.full((9, 5), HIGHEST)),
    "lowest": told(np.full((9, 5), LOWEST)),
    "frees-what-nobody-asked-for": told([(-5, 0, 0, -1, 0), (-5, 1, 1, -1, 0), (3, 2, 0, -1, 0)]),
    "sites-that-are-not-there": told([(5, 0, 2, -1, 0), (5, 1, -7, 99, 1), (5, 2, HIGHEST, LOWEST, 1)]),
    "no-sites": History([], np.array(FEW, np.int64), True),
    "one-block-again-and-again": told([(5, 0, 0, -1, 0)] * 9 + [(-5, 0, 0, -1, 0)] * 9),
    "line-numbers": told(FEW, cell=HIGHEST, line=HIGHEST - 1),
    "line-numbers-below-zero": told(FEW, cell=LOWEST, line=LOWEST),
    **{f"text-{name}": told(FEW, [text, text]) for name, text in TEXTS.items()},
}
LARGE = {
    "high": told(of_one(HIGHEST, 0, 0, 0, 1)),
    "low": told(of_one(LOWEST, 0, 0, 0, 1)),
    "up-and-down": told(alternating(), ["x"] * 3000),
    "a-crowd-of-lines": told(np.abs(alternating()), ["x"] * 3000),
}


def gathered(*replies: Any) -> Run:
    """What the grader makes of what a box says."""
    server: Any = Forger(*replies)
    return watched.gather(server, SUBMISSION, None, None, Limits())


def show(run: Run, folder: Path) -> str:
    """Everything that `kata memory` can do with it; returns the text."""
    if run.timeline is not None:
        pictures.draw(run.timeline, "mine.py", 1 << 20, folder / "timeline.svg")
        page = minidom.parse(str(folder / "timeline.svg"))  # a text that ended its element would break it, or add some
        assert not page.getElementsByTagName("script")
        assert (folder / "timeline.svg").stat().st_size < 4 << 20
    return memory.told(run.memory)


@pytest.mark.parametrize("name", HISTORIES)
def test_a_forged_history_is_shown_as_a_harmless_one(name: str, tmp_path: Path) -> None:
    """As text and as a picture: plain short lines, in a moment."""
    started = time.monotonic()
    run = gathered(Watched(None, None, USAGE, HISTORIES[name]))
    text = show(run, tmp_path)
    assert time.monotonic() - started < 10
    assert plain(text)
    assert "line -" not in text
    assert text.count("\n") < 10
    assert all(len(line) < 200 for line in text.splitlines())


BUDGETED = Kata(
    kind="run",
    function="f",
    reference=np.sum,
    inputs={"x": array(-1, 1, shape=("N",))},
    sizes={"N": (1, 2)},
    device="cuda",
    budget=Budget(at={"N": 1 << 15}, unit=1 << 18, peak=1, kept=0, left=0),
)
RETURNED = (-1, 0, 2, HIGHEST, LOWEST)
FIGURES = {
    "peak": Usage(HIGHEST, HIGHEST, HIGHEST, 9),
    "kept": Usage(0, HIGHEST, LOWEST, HIGHEST),
    "left": Usage(LOWEST, LOWEST, HIGHEST, 1),
    "operations": Usage(0, 0, 0, LOWEST),
}


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("name", HISTORIES)
def test_a_forged_history_in_a_check_names_no_odd_line(name: str, figure: str) -> None:
    """Whatever figure is over, and wherever the call is said to have returned: one plain verdict, in text and in JSON."""
    assert BUDGETED.budget is not None
    for returned in RETURNED:
        told = Watched(None, None, FIGURES[figure], replace(HISTORIES[name], returned=returned))
        used = stage.used(BUDGETED.budget, told.usage, told.history)
        finding = stage.over(BUDGETED, used, told)
        assert finding is not None
        verdict = redact.verdict(Verdict("X", "t", finding.outcome, "s", (finding,), memory=used))
        text = terminal.render(verdict) + json.render(verdict)
        assert plain(click.unstyle(text))
        assert "line -" not in text
        assert '"line": -' not in text


@pytest.mark.parametrize("name", LARGE)
def test_a_million_events_are_cut(name: str, tmp_path: Path) -> None:
    """No more of them than a program's own history may have."""
    started = time.monotonic()
    found = timeline.of(LARGE[name])
    assert found is not None
    assert found.cut
    assert np.all(found.total >= 0)
    held = Memory({"peak": 0}, {}, tuple(timeline.holders(LARGE[name])), tuple(timeline.alive(LARGE[name], 1000)))
    assert name == "low" or max(held.alive) == found.total[found.peak] > 0
    show(Run(redact.memory(held), found, "", None), tmp_path)
    assert time.monotonic() - started < 10


def test_sums_of_huge_numbers_stay_within_their_bits() -> None:
    """What only grows is shown as something that only grows."""
    told = timeline.alive(LARGE["high"], 1000)
    assert 0 < told[0] <= told[-1] == max(told)
    assert told == sorted(told)


def test_what_is_no_history_is_no_timeline() -> None:
    """Events of another form are none; the control has some."""
    forms = ["empty", "flat", "four-columns", "three-dimensions", "no-dimension", "no-columns", "floats", "infinite", "truth-values"]
    assert [timeline.of(HISTORIES[each]) for each in forms] == [None] * len(forms)
    assert timeline.of(HISTORIES["honest"]) is not None


@pytest.mark.parametrize("figure", [HIGHEST, LOWEST, -1])
def test_forged_figures_are_short(figure: int, tmp_path: Path) -> None:
    """Whatever the number."""
    run = gathered(Watched(None, None, Usage(figure, figure, figure, figure), told(FEW)))
    assert all(len(line) < 100 for line in show(run, tmp_path).splitlines())


def test_a_verdict_of_forged_memory_is_plain_and_short() -> None:
    """Through the same door as everything else: for the terminal, and as JSON."""
    for text in TEXTS.values():
        forged = Memory(
            {"peak": 10**40, "kept": -(10**40)},
            {"peak": 5, "kept": 5},
            tuple(Holder(10**30, -(10**30), text, 10**30, text) for _ in range(1000)),
            tuple([10**30, -(10**30)] * 10_000),
        )
        verdict = redact.verdict(Verdict("Z", "t", Outcome.OVER_BUDGET, memory=forged))
        shown = terminal.render(verdict)
        assert plain(shown.replace("\x1b[", ""))  # the colours of the headline
        assert len(shown) < 2000
        assert len(json.render(verdict)) < 5000


def test_the_exception_of_a_program_is_made_plain() -> None:
    """Its type, its text and its line are the program's own words; that of an answer too."""
    trouble = Trouble(ESCAPES, ESCAPES * 100, 3, None, ESCAPES)
    for reply in (Watched(trouble, None, USAGE, told(FEW)), Watched(None, Answer([], False, [], [], trouble), USAGE, told(FEW))):
        found = gathered(reply).trouble
        assert found is not None
        assert plain(found.type + found.text + found.code)
        assert len(found.text) < 2000


@pytest.mark.parametrize("name", [name for name in REPLIES if name != "another-nonce"] + ["drawn"])
def test_what_is_no_report_is_told_in_one_line(name: str) -> None:
    """Another record, or bytes of any kind."""
    with pytest.raises(WatchError) as error:
        gathered(*(REPLIES | {"drawn": [Drawn(None, [])]})[name])
    assert plain(str(error.value))
    assert "\n" not in str(error.value)


DEVICE = "import torch\nx = torch.ones(1000, 1000, device='cuda')\n"
HOSTILE = {
    "getframe-patched": DEVICE + "import sys\nsys._getframe = lambda *a: 1 / 0\ny = x * x\n",
    "getframe-lies": DEVICE + "import sys\nsys._getframe = lambda *a: type('F', (), {'f_code': 1})()\ny = x * x\n",
    "linecache-lies": DEVICE + f"import linecache\nlinecache.cache.clear()\ny = x * x  # {MARKUP} $x_{{1$\n",
    "str-of-an-error-exits": DEVICE + "class E(Exception):\n    def __str__(self): __import__('os')._exit(3)\nraise E\n",
    "prints-escapes": DEVICE + f"print({ESCAPES!r} * 1000)\n",
    "frees-at-the-end": DEVICE + "class D:\n    def __del__(self): print(x * x)\nd = D()\ny = [d, x]\ny.append(y)\n",
    "writes-on-the-channel": DEVICE + "import os\nfor n in range(3, 30):\n    try: os.write(n, b'x' * 99)\n    except OSError: pass\n",
    "exits": DEVICE + "import os\nos._exit(0)\n",
    "never-ends": DEVICE + "while True: pass\n",
    "as-many-events-as-it-can": DEVICE + "for n in range(12_000): x[:1] + 1\n",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_program_that_lies_about_its_memory(name: str, server: Server, tmp_path: Path) -> None:
    """It gets a harmless timeline or one plain line, and nothing hangs or raises on this side."""
    handed_in = Submission("mine.py", "mine.py", HOSTILE[name].encode(), "0" * 64)
    try:
        run = watched.gather(server, handed_in, None, None, replace(Limits(), load=4.0, total=8.0))
        text = show(run, tmp_path) + run.output + (run.trouble.text if run.trouble is not None else "")
    except WatchError as error:
        text = f"{error}{error.output}"
    assert plain(text)
    assert len(text) < 25_000
