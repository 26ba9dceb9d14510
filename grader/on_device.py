"""Whether a real CUDA device says the same of a repair as the simulated one, which has passed it.

The reference repair is measured in the same way first, so that a device on which the figures do not hold is found out. What a process
says of itself is compared with what the driver says of it. Where anything disagrees, there is no verdict: the program may have tampered,
or the device may not be calibrated; neither is a wrong answer.
"""

from dataclasses import dataclass

from grader import memory, redact
from grader.budget import shown
from grader.conversation import Limits, loading
from grader.driver import Driver, Growth, NoDriver
from grader.sandbox import device
from grader.sandbox.box import Box, BoxError
from grader.sandbox.process import ServerError
from grader.spec import Kata
from grader.submission import Submission
from grader.verdict import Memory
from grader.wire.messages import Question, Trouble, Watch, Watched

_SEND_SECONDS, _START_SECONDS = 5.0, 60  # of processor time, which importing torch with CUDA takes
_CALIBRATED = 0.98  # of every limit, for the reference
_ROOM = 64 << 20  # beyond a budget's peak: unused parts of the allocator's segments
_PAGES = 4 << 20  # two of a driver's pages of 2 MiB


class NotConfirmed(Exception):
    """The device does not say the same, or nothing; the message is for the user."""


@dataclass(frozen=True)
class _Run:
    """What a process said of itself, and what the driver says of it."""

    watched: Watched
    memory: Memory
    growth: Growth


def confirm(kata: Kata, reference: Submission, submission: Submission, seed: int, limits: Limits) -> str:
    """What the device says, in a line. Raises NotConfirmed."""
    question = memory.question(kata, seed)
    calibration = _run(kata, reference, question, limits, "the reference repair")
    yours = _run(kata, submission, question, limits, "the program")
    name = redact.line(calibration.watched.device)  # the reference's word: a program's own may be anything
    _check_calibration(kata, calibration, question, seed, name)
    if complaint := _complaint(kata, yours, question, seed) or _driver_complaint(yours, calibration):
        raise NotConfirmed(f"tampered, or {name} is not calibrated: {complaint}")
    figures = ", ".join(f"{each} {shown(size)}" for each, size in yours.memory.used.items())
    unasked = calibration.growth.unasked or yours.growth.unasked
    return f"{name} says the same: {figures}; {unasked or 'the driver agrees'}; nothing confined the program there"


def _check_calibration(kata: Kata, run: _Run, question: Question, seed: int, name: str) -> None:
    complaint = _complaint(kata, run, question, seed)
    over = [each for each, limit in run.memory.limits.items() if run.memory.used[each] > _CALIBRATED * limit]
    if complaint is None and over:
        complaint = f"{over[0]} {shown(run.memory.used[over[0]])} of {shown(run.memory.limits[over[0]])}"
    if complaint is not None:
        raise NotConfirmed(f"{name} is not calibrated: the reference repair itself does not keep to its budget there ({complaint})")


def _complaint(kata: Kata, run: _Run, question: Question, seed: int) -> str | None:
    """What is wrong with a run on the device, in words."""
    watched = run.watched
    trouble = watched.trouble or (watched.answer.trouble if watched.answer is not None else Trouble("Refused", "there was no answer"))
    if trouble is not None:
        return f"{trouble.type}: {trouble.text}"
    if not watched.exact:
        return "its allocator counted other allocations than it noted"
    assert watched.answer is not None
    finding = memory.fault(kata, question, seed, watched.answer)
    if finding is not None:
        return finding.message
    over = [each for each, limit in run.memory.limits.items() if run.memory.used[each] > limit]
    return f"{over[0]} {shown(run.memory.used[over[0]])}, budget {shown(run.memory.limits[over[0]])}" if over else None


def _driver_complaint(yours: _Run, calibration: _Run) -> str | None:
    """The driver may see more than the allocator says, but no more than it did for the reference."""
    if yours.growth.most is None or calibration.growth.most is None:
        return None
    expected = yours.watched.reserved + calibration.growth.most - calibration.watched.reserved
    if abs(yours.growth.most - expected) <= _PAGES:
        return None
    return f"by its allocator it took {shown(expected)} from the driver, which saw {shown(yours.growth.most)}"


def _run(kata: Kata, submission: Submission, question: Question, limits: Limits, name: str) -> _Run:
    """Run a program, which is called `name`, in a process of its own. Raises NotConfirmed."""
    assert kata.budget is not None
    peak = kata.budget.limits.get("peak")
    message = Watch(loading(kata, submission), question, None if peak is None else peak + _ROOM)
    extras = ["nbformat"] if submission.name.endswith(".ipynb") else []
    try:
        with device.box(extras, int(limits.total) + _START_SECONDS) as box, _growth(box) as growth:
            box.send(message, _SEND_SECONDS)
            watched = box.receive(limits.load)
            if not isinstance(watched, Watched):
                raise BoxError("protocol")
    except ServerError as error:
        raise NotConfirmed(redact.line(str(error))) from error
    except BoxError as error:
        raise NotConfirmed(f"{name} could not be measured on the device: {_end(error, limits)}") from error
    return _Run(watched, memory.used(kata.budget, watched.usage, watched.history), growth)


def _end(error: BoxError, limits: Limits) -> str:
    """How a process came to give no report, in words."""
    words = {
        "timed_out": f"it took longer than {limits.load:g} s",
        "too_much_output": f"it printed {error.detail}",
        "protocol": "it wrote something on the grader's channel that is no report of memory",
    }
    return words.get(error.reason, f"its process ended ({redact.line(error.detail)}) without a reply")


def _growth(box: Box) -> Growth:
    try:
        return Growth(Driver(), box.child.pid)
    except NoDriver as error:
        return Growth(None, 0, str(error))
