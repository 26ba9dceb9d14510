"""A program of one's own on the simulated CUDA device: run in a box, its memory watched."""

from dataclasses import dataclass, replace

from grader import redact, timeline
from grader.conversation import Limits, loading, ran_out_of_memory
from grader.sandbox import forms
from grader.sandbox.box import Box, BoxError
from grader.sandbox.server import Server
from grader.spec import Kata
from grader.submission import Submission
from grader.timeline import Timeline
from grader.verdict import Memory
from grader.wire.messages import Load, Question, Replay, Trouble, Usage, Watch, Watched

_SEND_SECONDS = 5.0
_MOST_OUTPUT, _MOST_POINTS = 20_000, 1_000


class WatchError(Exception):
    """The program could not be run to its end; the message is for the user, as is what it had printed, `output`."""

    def __init__(self, text: str, output: str) -> None:
        super().__init__(text)
        self.output = output


@dataclass(frozen=True)
class Run:
    """What a program did, its texts made plain. `timeline` is None if it put nothing on the device; `trouble` is what ended it."""

    memory: Memory
    timeline: Timeline | None
    output: str
    trouble: Trouble | None


def replayed(server: Server, snapshot: bytes, limits: Limits) -> Run:
    """Read a memory snapshot of torch. Raises WatchError, and ServerError."""
    form = forms.to_try("auto", own_work=True, imports=False, present=server.ready().layers)[0]
    watched, output = _watched(server, form, Replay(snapshot), limits)
    if watched.trouble is not None:
        raise WatchError(redact.line(watched.trouble.text), output)
    return _run(watched, {}, called=False)


def gather(server: Server, submission: Submission, kata: Kata | None, question: Question | None, limits: Limits) -> Run:
    """Run a program, or ask that of a `kata` one question. Raises WatchError, and ServerError."""
    load = Load(submission.source, submission.name, "", "run", "torch", [], device="cuda")
    load = load if kata is None else loading(kata, submission)
    server.preload()  # what the simulated device stands on
    for form in forms.to_try("auto", own_work=True, imports=False, present=server.ready().layers):
        watched, output = _watched(server, form, Watch(load, question), limits)
        if watched.trouble is None or watched.trouble.blocked is None:
            break
    answer = watched.answer.trouble if watched.answer is not None else None
    limits_of_kata = kata.budget.limits if kata is not None and kata.budget is not None else {}
    run = _run(watched, limits_of_kata, question is not None)
    return replace(run, output=output, trouble=_plain(watched.trouble or answer, limits))


def _run(watched: Watched, limits: dict[str, int], called: bool) -> Run:
    history = watched.history
    holders, alive = tuple(timeline.holders(history)), tuple(timeline.alive(history, _MOST_POINTS))
    memory = redact.memory(Memory(_figures(watched.usage, called), limits, holders, alive))
    return Run(memory, timeline.of(history), "", None)


def _figures(usage: Usage, called: bool) -> dict[str, int]:
    return {"peak": usage.peak, "kept": usage.kept, "left": usage.left} if called else {"peak": usage.peak, "end": usage.left}


def _watched(server: Server, form: str, message: Watch | Replay, limits: Limits) -> tuple[Watched, str]:
    with server.box(form, limits.memory, int(limits.total) + 1) as box:
        try:
            box.send(message, _SEND_SECONDS)
            watched = box.receive(limits.load)
        except BoxError as error:
            reason = f"it took longer than {limits.load:g} s" if error.reason == "timed_out" else _reason(error)
            failed = "the snapshot could not be read" if isinstance(message, Replay) else "the program was not run to its end"
            raise WatchError(f"{failed}: {reason}", _output(box)) from error
        if not isinstance(watched, Watched):
            raise WatchError("the program wrote something on the grader's channel that is no report of memory", _output(box))
        return watched, _output(box)


def _reason(error: BoxError) -> str:
    return f"{error.reason.replace('_', ' ')} ({redact.line(error.detail)})"


def _output(box: Box) -> str:
    """The beginning of what the program printed."""
    return redact.text(bytes(box.output).decode("utf-8", "replace"), _MOST_OUTPUT)


def _plain(trouble: Trouble | None, limits: Limits) -> Trouble | None:
    """The exception with plain texts."""
    if trouble is None:
        return None
    text = f"this machine lends it {limits.memory >> 20} MB in all, and it wanted more" if ran_out_of_memory(trouble) else trouble.text
    return replace(trouble, type=redact.text(trouble.type, 100), text=redact.text(text), code=redact.line(trouble.code))
