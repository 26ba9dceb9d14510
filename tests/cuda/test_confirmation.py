"""`--device cuda`: a real device has to say the same, and the driver what the process says. Without a device: one that looks real."""

import re
import sys
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner

from grader import grade as grading
from grader import memory, on_device
from grader.catalogue import Entry
from grader.cli import group
from grader.oracle import slope
from grader.sandbox import device, interpreter, spawn
from grader.sandbox.box import BoxError
from grader.spec import Kata
from grader.submission import Submission
from grader.verdict import Outcome, Verdict
from grader.wire.messages import Answer, History, Result, Trouble, Usage, Watched

ROOT = str(Path(__file__).parents[2])
KATA, UNIT = "P05", 1 << 20  # its budget: nothing at all, and a quarter of a unit of slack
MIB = 1 << 20
NAME = "Some Device"
Canned = Callable[..., str]


class Driver(ModuleType):
    """In the place of pynvml: `used` is what the driver says of each process in turn, before and after its call (and meanwhile)."""

    NVMLError = type("NVMLError", (Exception,), {})

    def __init__(self, used: list[int | None]) -> None:
        super().__init__("pynvml")
        self.said = iter(used)
        self.nvmlInit = lambda: None
        self.nvmlDeviceGetCount = lambda: 1
        self.nvmlDeviceGetHandleByIndex = lambda index: index

    def nvmlDeviceGetComputeRunningProcesses(self, handle: int) -> list[SimpleNamespace]:
        """One other process, and the one that is asked for, if it is told."""
        used = next(self.said)
        other, asked = SimpleNamespace(pid=1, usedGpuMemory=99 * MIB), SimpleNamespace(pid=77, usedGpuMemory=used)
        return [other] if used is None else [other, asked]


class FakeBox:
    """A process on a device that says what the test wants."""

    def __init__(self, told: Any) -> None:
        self.told, self.child = told, SimpleNamespace(pid=77)

    def __enter__(self) -> "FakeBox":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def send(self, message: Any, seconds: float) -> None:
        """Nothing to do."""

    def receive(self, seconds: float) -> Any:
        """What it says."""
        return self.told


@pytest.fixture
def kata(course_entries: dict[str, Entry]) -> Kata:
    """The kata whose budget is looked at."""
    return course_entries[KATA].load_spec()


@pytest.fixture
def right(kata: Kata) -> Watched:
    """What a process says of a right repair that keeps to the budget."""
    args = kata.plain(memory.question(kata, 0).args)
    values = [Result("tensor", "float64", each) for each in slope.outputs(kata.reference, args)]
    history = History([], np.zeros((0, 5), np.int64), False, 0)
    return Watched(None, Answer(values, False, [], [], None), Usage(0, 0, 0, 0), history, True, NAME, 4 * MIB)


@pytest.fixture
def confirm(kata: Kata, monkeypatch: pytest.MonkeyPatch) -> Canned:
    """What is said if the process of the reference, and then that of the learner, say this."""

    def run(reference: Any, yours: Any, used: list[int | None] | None = None) -> str:
        told = iter([reference, yours])
        monkeypatch.setattr(device, "box", lambda *_: FakeBox(next(told)))
        monkeypatch.setattr("grader.driver._EVERY_SECONDS", 60.0)
        monkeypatch.setitem(sys.modules, "pynvml", Driver(used) if used is not None else None)
        nothing = Submission("mine.py", "mine.py", b"", "")
        return on_device.confirm(kata, nothing, nothing, 0, grading.Limits())

    return run


def test_a_device_that_says_the_same_is_named(confirm: Canned, right: Watched) -> None:
    """With its figures, and whether the driver was asked."""
    assert confirm(right, right) == (
        "Some Device says the same: peak 0 bytes, kept 0 bytes, left 0 bytes; `pip install nvidia-ml-py` lets kata ask the driver, too"
        "; nothing confined the program there"
    )


def test_the_name_of_the_device_is_not_the_programs_word(confirm: Canned, right: Watched) -> None:
    """It is what the process of the reference says."""
    forged = replace(right, device="Another Device says the same: peak 0 bytes; the driver agrees.")
    assert confirm(right, forged) == confirm(right, right)
    with pytest.raises(on_device.NotConfirmed, match=rf"^tampered, or {NAME} is not calibrated"):
        confirm(right, over(forged))


def over(watched: Watched) -> Watched:
    """Half a unit where a quarter is allowed."""
    return replace(watched, usage=Usage(UNIT // 2, 0, 0, 0))


COMPLAINTS: dict[str, tuple[Callable[[Watched], Any], str]] = {
    "over": (over, "peak 512.00 KiB, budget 256.00 KiB"),
    "wrong": (lambda it: replace(it, answer=replace(it.answer, results=[Result("float", "float", 1.0)])), "on large inputs"),
    "raises": (lambda it: replace(it, answer=replace(it.answer, trouble=Trouble("ValueError", "no\x1b[2J"))), "ValueError: no"),
    "does not load": (lambda it: replace(it, trouble=Trouble("SyntaxError", "what")), "SyntaxError: what"),
    "does not answer": (lambda it: replace(it, answer=None), "there was no answer"),
    "miscounts": (lambda it: replace(it, exact=False), "its allocator counted other allocations than it noted"),
}


@pytest.mark.parametrize("name", COMPLAINTS)
def test_a_program_that_differs_has_tampered_or_the_device_is_not_calibrated(name: str, confirm: Canned, right: Watched) -> None:
    """Never a wrong answer."""
    change, words = COMPLAINTS[name]
    with pytest.raises(on_device.NotConfirmed, match=f"tampered, or {NAME} is not calibrated: .*{words}"):
        confirm(right, change(right))


@pytest.mark.parametrize("name", COMPLAINTS)
def test_a_reference_that_differs_says_that_the_device_is_not_calibrated(name: str, confirm: Canned, right: Watched) -> None:
    """Whatever the learner's program does there."""
    change, words = COMPLAINTS[name]
    with pytest.raises(on_device.NotConfirmed, match=f"{NAME} is not calibrated: the reference repair .*{words}"):
        confirm(change(right), right)


def test_a_reference_near_its_limit_is_not_calibrated_either(confirm: Canned, right: Watched) -> None:
    """Within the budget, but with no room for what another device may add."""
    near = replace(right, usage=Usage(UNIT // 4 - 512, 0, 0, 0))
    with pytest.raises(on_device.NotConfirmed, match="not calibrated"):
        confirm(near, right)
    assert "says the same" in confirm(right, near)


@pytest.mark.parametrize("reply", [Answer([], False, [], [], None), None, 3])
def test_a_reply_that_is_no_report_is_told_so(reply: Any, confirm: Canned, right: Watched) -> None:
    """A process may write anything."""
    with pytest.raises(on_device.NotConfirmed, match="no report of memory"):
        confirm(right, reply)


ENDS = {
    "timed_out": (BoxError("timed_out"), "it took longer than 10 s"),
    "died": (BoxError("died", "exit status 0"), "its process ended (exit status 0) without a reply"),
    "floods": (BoxError("too_much_output", "more than 4 MB"), "it printed more than 4 MB"),
    "noise": (BoxError("protocol", "unknown record"), "it wrote something on the grader's channel that is no report of memory"),
}


@pytest.mark.parametrize("name", ENDS)
def test_an_end_without_a_reply_is_told_in_words(
    name: str, confirm: Canned, right: Watched, course_entries: dict[str, Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the process that it happened to."""
    error, words = ENDS[name]

    def ends(self: FakeBox, seconds: float) -> Any:
        if self.told is None:
            raise error
        return self.told

    monkeypatch.setattr(FakeBox, "receive", ends)
    for replies, whose in (((None, right), "the reference repair"), ((right, None), "the program")):
        with pytest.raises(on_device.NotConfirmed, match=re.escape(f"{whose} could not be measured on the device: {words}")):
            confirm(*replies)


# Bytes that the driver sees of the reference and of the learner's process, before and after; both allocators say that they took 4 MiB.
DRIVERS: dict[str, tuple[list[int | None], str]] = {
    "the same": ([500 * MIB, 504 * MIB, 500 * MIB, 504 * MIB], "the driver agrees"),
    "more, for both": ([500 * MIB, 512 * MIB, 480 * MIB, 492 * MIB], "the driver agrees"),
    "past the allocator": ([500 * MIB, 504 * MIB, 500 * MIB, 520 * MIB], "tampered, .* took 4.00 MiB from the driver, which saw 20.00 MiB"),
    "less than it says": ([500 * MIB, 530 * MIB, 500 * MIB, 504 * MIB], "tampered, .* took 30.00 MiB from the driver, which saw 4.00 MiB"),
    "it does not tell": ([None, None], "the driver does not tell about processes here"),
    "it does not tell of the reference": ([None, 500 * MIB, 504 * MIB], "the driver does not tell about processes here"),
    "it does not tell of the program": ([500 * MIB, 504 * MIB, None], "the driver does not tell about processes here"),
}


@pytest.mark.parametrize("name", DRIVERS)
def test_the_driver_has_its_say(name: str, confirm: Canned, right: Watched) -> None:
    """What a process takes past torch's allocator, nobody else sees."""
    used, words = DRIVERS[name]
    try:
        said = confirm(right, right, used)
    except on_device.NotConfirmed as error:
        said = str(error)
    assert re.search(words, said), said


def test_a_driver_that_cannot_be_asked_is_told(confirm: Canned, right: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own words."""

    def broken() -> None:
        raise Driver.NVMLError("Driver Not Loaded")

    monkeypatch.setattr(Driver, "__init__", lambda self, used: (ModuleType.__init__(self, "pynvml"), setattr(self, "nvmlInit", broken))[0])
    assert confirm(right, right, []).endswith("the driver cannot be asked: Driver Not Loaded; nothing confined the program there")


@pytest.fixture
def pretended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes on a device that looks real."""
    monkeypatch.setattr(spawn, "_START", f"import sys\nsys.path.insert(0, {ROOT!r})\n{spawn._START}")
    monkeypatch.setattr(interpreter, "RUNNER", "tests.cuda.pretended")


@pytest.mark.slow
def test_from_the_file_to_the_verdict(pretended: None, grade_source: Any, course_entries: dict[str, Entry]) -> None:
    """Both processes start, measure, and say the same as the simulated device of the box."""
    verdict = grade_source(KATA, course_entries[KATA].solutions[0].read_bytes(), own_work=True, device="cuda")
    assert verdict.outcome is Outcome.PASSED, verdict
    assert verdict.stages[-1] == "device"
    assert any(note.startswith("Simulated CUDA device says the same: peak 0 bytes") for note in verdict.notes)


CHEAT = "\nimport torch as _t\n_f = activate\ndef activate(*a):\n    _t.cuda.reset_accumulated_memory_stats()\n    return _f(*a)\n"


@pytest.mark.slow
@pytest.mark.parametrize(("chosen", "outcome"), [("cuda", Outcome.GRADER_ERROR), ("auto", Outcome.PASSED)])
def test_a_program_that_stops_the_count_gets_no_verdict(
    chosen: str, outcome: Outcome, pretended: None, grade_source: Any, course_entries: dict[str, Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the device was only asked because it is there, that is a note."""
    monkeypatch.setattr(grading, "_wants_device", lambda *_: True)
    source = course_entries[KATA].solutions[0].read_text(encoding="utf-8") + CHEAT
    verdict = grade_source(KATA, source, own_work=True, device=chosen)
    assert verdict.outcome is outcome, verdict
    told = [*verdict.notes, *(each.message for each in verdict.findings)]
    assert any("tampered, or Simulated CUDA device is not calibrated" in each for each in told)


def test_a_fault_of_ours_on_a_device_that_nobody_asked_for_is_a_note(
    grade_source: Any, course_entries: dict[str, Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where somebody has asked for it, it is GRADER_ERROR."""

    def broken(*_: Any) -> str:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(on_device, "confirm", broken)
    monkeypatch.setattr(grading, "_wants_device", lambda *_: True)
    source = course_entries[KATA].solutions[0].read_bytes()
    verdict = grade_source(KATA, source, own_work=True, device="auto")
    assert verdict.outcome is Outcome.PASSED, verdict
    assert any("not confirmed on a real device: " in each and "can't start new thread" in each for each in verdict.notes)
    assert grade_source(KATA, source, own_work=True, device="cuda").outcome is Outcome.GRADER_ERROR


@pytest.mark.parametrize("options", [{}, {"form": "strict"}, {"form": "imports"}])
def test_the_work_of_others_is_not_run_on_a_device(options: dict[str, str], grade_source: Any, course_entries: dict[str, Entry]) -> None:
    """Nothing can confine it there."""
    verdict = grade_source(KATA, course_entries[KATA].solutions[0].read_bytes(), device="cuda", **options)
    assert verdict.outcome is Outcome.GRADER_ERROR
    assert "nothing can confine a program on a real CUDA device" in verdict.findings[0].message


# Whether there is a device, the torch that is installed, whose work it is, and whether the device is asked.
AUTO = [
    (True, "torch 2.13.0+cu130", True, True),
    (False, "torch 2.13.0+cu130", True, False),
    (True, "torch 2.13.0+cpu", True, False),
    (True, "torch 2.13.0+cu130", False, False),
]


@pytest.mark.parametrize(("there", "version", "own", "asked"), AUTO)
def test_a_device_is_asked_if_there_is_one(
    there: bool, version: str, own: bool, asked: bool, kata: Kata, course_entries: dict[str, Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By itself, for one's own work, where torch can use it; and only for a kata with a budget."""
    monkeypatch.setattr(device, "present", lambda: there)
    options = grading.Options(own_work=own, device="auto")
    assert grading._wants_device(kata, options, [version]) is asked
    assert not grading._wants_device(course_entries["B"].load_spec(), options, [version])
    assert not grading._wants_device(kata, replace(options, device="sim"), [version])


@pytest.mark.parametrize(("arguments", "chosen"), [([], "sim"), (["--device", "auto"], "auto"), (["--device", "cuda"], "cuda")])
def test_no_program_leaves_its_box_unless_that_is_asked_for(arguments: list[str], chosen: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that somebody checks may be anybody's, and it could behave in the box and misbehave on the device."""
    asked = []

    def record(entry: Entry, handed_in: Submission, server: Any, options: grading.Options) -> Verdict:
        asked.append(options.device)
        return Verdict(entry.id, entry.title)

    monkeypatch.setattr(grading, "grade", record)
    monkeypatch.setattr("grader.sandbox.server.Server", lambda *_, **__: nullcontext())
    CliRunner().invoke(group, ["check", "P05", *arguments])
    assert asked == [chosen]
