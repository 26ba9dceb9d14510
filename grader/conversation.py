"""Talking with one box about one submission: load it, ask questions, get answers, and know in time when there will be none."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, TypeVar

from grader.sandbox.box import Box, BoxError
from grader.sandbox.server import Server, ServerGone
from grader.spec import Kata
from grader.submission import Submission
from grader.verdict import Outcome
from grader.wire.messages import Answer, Ask, Facts, Load, Loaded, Question, Read, Trouble, Watch, Watched

_BATCH = 64  # questions per message
_SEND_SECONDS = 5.0

T = TypeVar("T")


@dataclass(frozen=True)
class Limits:
    """What a submission may use: seconds for one call, for loading, for everything; bytes beyond what torch takes."""

    call: float = 5.0
    load: float = 10.0
    total: float = 60.0
    memory: int = 1 << 30

    @classmethod
    def of(cls, call: float) -> "Limits":
        """Limits for a program whose calls may take `call` seconds each."""
        return cls(call=call, load=max(10.0, 2 * call), total=max(60.0, 12 * call))


class Silence(Exception):
    """The box will not answer any more: `outcome` says how it ended, `doing` what it was doing."""

    def __init__(self, outcome: Outcome, detail: str, doing: str, question: Question | None = None) -> None:
        super().__init__(detail)
        self.outcome, self.detail, self.doing, self.question = outcome, detail, doing, question


class Conversation:
    """One box and one submission. A context manager that ends the box."""

    def __init__(self, server: Server, kata: Kata, submission: Submission, limits: Limits, form: str) -> None:
        self._kata, self._submission, self._limits = kata, submission, limits
        self._deadline = time.monotonic() + limits.total
        if kata.device != "cpu":
            server.preload()  # what the simulated device stands on
        self._box: Box = server.box(form, limits.memory, int(limits.total) + 1)
        self.asked = 0

    @property
    def layers(self) -> tuple[str, ...]:
        """What confines the box, as it has proven."""
        return tuple(self._box.proven)

    @property
    def output(self) -> str:
        """The beginning of what the program printed. Hostile text."""
        return bytes(self._box.output).decode("utf-8", "replace")

    def load(self) -> Loaded:
        """Run the program's top level. Raises Silence."""
        return self._exchange(loading(self._kata, self._submission), Loaded, "loading your program")

    def read(self) -> Facts:
        """Read the program's syntax tree, in a box that has not loaded it. Raises Silence."""
        message = Read(self._submission.source, self._submission.name, self._kata.function, list(self._kata.names))
        return self._exchange(message, Facts, "reading your program")

    def _exchange(self, message: Any, reply: type[T], doing: str) -> T:
        try:
            self._box.send(message, _SEND_SECONDS)
            return _checked(self._box.receive(self._limits.load), reply)
        except BoxError as error:
            raise self._silence(error, doing, self._limits.load) from error

    def watch(self, question: Question) -> Watched:
        """Load the program anew, ask it once, and have its memory watched. Raises Silence."""
        return self._exchange(Watch(loading(self._kata, self._submission), question), Watched, "answering on large inputs")

    def ask(self, questions: Sequence[Question]) -> Iterator[Answer]:
        """One answer per question, in order. Raises Silence."""
        for start in range(0, len(questions), _BATCH):
            yield from self._ask_batch(list(questions[start : start + _BATCH]))

    def _ask_batch(self, batch: list[Question]) -> Iterator[Answer]:
        question = batch[0]
        try:
            self._box.send(Ask(batch), _SEND_SECONDS)
            for question in batch:
                left = self._deadline - time.monotonic()
                self.asked += 1
                answer = _checked(self._box.receive(min(self._limits.call, left)), Answer)
                if answer.trouble is not None and ran_out_of_memory(answer.trouble):
                    raise Silence(Outcome.OUT_OF_MEMORY, self._memory(), "answering", question)
                yield answer
        except BoxError as error:
            raise self._silence(error, "answering", self._limits.call, question) from error

    def _silence(self, error: BoxError, doing: str, seconds: float, question: Question | None = None) -> Silence:
        if error.reason == "server_gone":
            raise ServerGone from error
        if error.reason == "timed_out":
            if self._deadline - time.monotonic() <= 0:
                return Silence(
                    Outcome.TIMED_OUT, f"its {self.asked} calls together took longer than {self._limits.total:g} s", doing, question
                )
            return Silence(Outcome.TIMED_OUT, f"no result within {seconds:g} s", doing, question)
        if error.reason == "too_much_output":
            return Silence(Outcome.TOO_MUCH_OUTPUT, f"the program printed {error.detail}", doing, question)
        if error.reason == "protocol":
            return Silence(Outcome.DIED, "it wrote bytes on the grader's channel that are not an answer", doing, question)
        if error.detail == "signal SIGXCPU":
            return Silence(Outcome.TIMED_OUT, f"it used up its {int(self._limits.total) + 1} s of processor time", doing, question)
        killed = ": by itself, by somebody, or by a system short of memory" if error.detail == "signal SIGKILL" else ""
        return Silence(Outcome.DIED, f"its process ended ({error.detail}{killed}) without an answer", doing, question)

    def _memory(self) -> str:
        return f"it wanted more memory than the {self._limits.memory >> 20} MB that a submission gets"

    def close(self) -> None:
        """End the box."""
        self._box.close()

    def __enter__(self) -> "Conversation":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def loading(kata: Kata, submission: Submission) -> Load:
    """The message that lets a box run a submission."""
    asked = (kata.function, kata.kind, kata.backend, list(kata.inputs), kata.given_source, kata.order, kata.device, list(kata.names))
    return Load(submission.source, submission.name, *asked)


def _checked(message: Any, expected: type[T]) -> T:
    if not isinstance(message, expected):
        raise BoxError("protocol", f"a {type(message).__name__} instead of a {expected.__name__}")
    return message


def ran_out_of_memory(trouble: Trouble) -> bool:
    """Whether an exception is an allocation that failed, in Python's or torch's words."""
    return trouble.type in ("MemoryError", "OutOfMemoryError") or "can't allocate memory" in trouble.text or "[Errno 12]" in trouble.text
