"""The side of a real device, as far as it can be tried without one: on a device that looks real (pretended.py)."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
MIB = 1 << 20
PROGRAM = """
import torch
def f(x):
    {before}
    y = x * 2
    z = y + 1
    {after}
    return z.sum()
"""
BACKWARD = "w = torch.ones(131072, dtype=torch.float64, device='cuda', requires_grad=True); (w * x).sum().backward()"
FORGERIES = {
    "statistics in Python": "torch.cuda.max_memory_allocated = torch.cuda.memory_allocated = torch.cuda.memory_stats = lambda *_: 0",
    "statistics beneath": "torch._C._cuda_memoryStats = lambda _: {}",
    "a peak forgotten": "torch.cuda.reset_peak_memory_stats()",
    "another snapshot": "torch.cuda.memory._snapshot = lambda: {'device_traces': [[]]}",
}
STOPS = {
    "no more history": "torch.cuda.memory._record_memory_history(None)",
    "counters at zero": "torch.cuda.reset_accumulated_memory_stats()",
}
TRIED_OUT = "\nf(torch.ones(8 << 20, device='cuda'))\n"  # at the top level: 32 MiB, and twice as much in f
LARGE = "torch.ones(16 << 20, device='cuda')"
# By name: the program, what the device may lend, and whether it looks real.
CASES: dict[str, tuple[str, int | None, bool]] = {
    "plain": (PROGRAM.format(before="pass", after="pass"), None, True),
    "simulated": (PROGRAM.format(before="pass", after="pass"), None, False),
    "backward": (PROGRAM.format(before=BACKWARD, after="pass"), None, True),
    "tried out": (PROGRAM.format(before="pass", after="pass") + TRIED_OUT, None, True),
    "tried out and emptied": (PROGRAM.format(before="pass", after="pass") + TRIED_OUT + "torch.cuda.empty_cache()\n", None, True),
    "little lent": (PROGRAM.format(before="pass", after="pass"), 16 * MIB, True),
    "too little lent": (PROGRAM.format(before=LARGE, after="pass"), 16 * MIB, True),
    **{f"{name}, before": (PROGRAM.format(before=line, after="pass"), None, True) for name, line in (FORGERIES | STOPS).items()},
    **{f"{name}, after": (PROGRAM.format(before="pass", after=f"del y; {line}"), None, True) for name, line in FORGERIES.items()},
}
ASK = """
import json, sys, warnings
warnings.simplefilter("ignore")
import numpy as np
import torch
from grader.runner import serve, watching
from grader.runner.backends import torch as backend
from grader.wire.messages import Load, Question, TensorValue, Watch
from tests.cuda import pretended
from tests.cuda.child import forked
def ask(source, most, real):
    if real:
        pretended.take_device()
    load = Load(source.encode(), "mine.py", "f", "run", "torch", ["x"], device="cuda")
    told = watching.watch(Watch(load, Question([TensorValue(np.ones(131072))]), most), backend)
    answer = told.answer.trouble.type if told.answer and told.answer.trouble else None
    usage = [told.usage.peak, told.usage.kept, told.usage.left]
    rows = told.history.events.tolist()
    events = [[size, told.history.sites[site].line if site >= 0 else None, back] for size, _, site, _, back in rows]
    return dict(usage=usage, events=events, exact=told.exact, device=told.device, reserved=told.reserved, answer=answer)
serve.warm([])
serve.preload()
torch.cuda._is_in_bad_fork = lambda: True  # so says every build for CUDA in a fork, once its parent has looked for devices
print(json.dumps({name: forked(ask, *case) for name, case in json.loads(sys.argv[1]).items()}))
"""


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    """What a process with such a device says of each case."""
    done = subprocess.run([sys.executable, "-c", ASK, json.dumps(CASES)], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert all(isinstance(each, dict) for each in found.values()), found
    return dict(found)


def test_the_figures_are_those_of_the_simulated_device(told: dict[str, Any]) -> None:
    """y and z and their sum, which is kept; and the same lines asked for them."""
    real, simulated = told["plain"], told["simulated"]
    assert real["usage"] == simulated["usage"] == [2 * MIB + 8, 8, 0]
    assert real["events"] == simulated["events"]
    assert [line for _, line, _ in real["events"]][:3] == [5, 6, 8]
    assert (real["exact"], real["device"], simulated["device"]) == (True, "Simulated CUDA device", "")


def test_what_was_there_before_the_call_does_not_count(told: dict[str, Any]) -> None:
    """What the warm-up left is no part of what the call takes: two segments of 2 MiB for x, y and z, and the sum in the first."""
    assert told["plain"]["reserved"] == told["simulated"]["reserved"] == 4 * MIB


@pytest.mark.parametrize("name", ["tried out", "tried out and emptied"])
def test_what_a_program_takes_while_it_is_loaded_counts(name: str, told: dict[str, Any]) -> None:
    """The driver watches from before that: the argument, and what f takes."""
    assert told[name]["usage"] == told["plain"]["usage"]
    assert told[name]["reserved"] >= 96 * MIB


def test_allocations_of_a_backward_pass_are_told_as_such(told: dict[str, Any]) -> None:
    """They come without frames, from another thread: here the gradient of w."""
    assert [event for event in told["backward"]["events"] if event[2] and event[0] > 0] == [[MIB, None, 1]]


@pytest.mark.parametrize("name", FORGERIES)
def test_a_program_that_mends_its_figures_has_the_same(name: str, told: dict[str, Any]) -> None:
    """At the beginning of the call, and at its end, when y is gone and only the history knows of it."""
    assert (told[f"{name}, before"]["usage"][0], told[f"{name}, before"]["exact"]) == (2 * MIB + 8, True)
    assert (told[f"{name}, after"]["usage"][0], told[f"{name}, after"]["exact"]) == (2 * MIB, True)


@pytest.mark.parametrize("name", STOPS)
def test_a_program_that_stops_the_count_is_seen(name: str, told: dict[str, Any]) -> None:
    """What was noted and what was counted differ."""
    assert not told[f"{name}, before"]["exact"]


def test_a_device_lends_no_more_than_it_may(told: dict[str, Any]) -> None:
    """A program that wants more gets torch's own error."""
    assert told["little lent"]["answer"] is None
    assert told["too little lent"]["answer"] == "OutOfMemoryError"


def test_without_a_device_there_is_a_reason() -> None:
    """In a sentence, not a traceback of torch's."""
    import torch

    from grader.runner.cuda.real import NoDevice, RealDevice

    if torch.cuda.is_available():
        pytest.skip("a CUDA device is here")
    with pytest.raises(NoDevice, match=r"torch \d.* finds no CUDA device"):
        RealDevice()
