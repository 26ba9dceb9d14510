"""A box without a process: every message sent to it is answered at once with bytes that the test chooses."""

import os
import secrets
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from grader import bank, questions, spec
from grader.bank import Bank
from grader.catalogue import WrongFix
from grader.sandbox.box import Box
from grader.spec import Kata
from grader.submission import Submission
from grader.wire.control import Ready
from grader.wire.frames import frame
from grader.wire.messages import Answer, Confined, Facts, Load, Loaded, Question, Read, Result, TensorValue

LAYERS = ["process", "rights", "rlimits", "landlock", "seccomp"]
Script = Callable[[Any, bytes], bytes | None]  # message and nonce to the bytes of the reply; None closes the channel


@dataclass
class PuppetChild:
    """In the place of a process: it has ended as the test says."""

    ended: int

    def kill(self) -> None:
        """There is nothing to kill."""

    def status(self, seconds: float) -> int | None:
        """How it ended."""
        return self.ended

    def close(self) -> None:
        """There is nothing to free."""


class Puppet(Box):
    """The grader's end of a box, and the other end of its two channels too."""

    def __init__(self, nonce: bytes, script: Script, status: int) -> None:
        ours, self.channel = socket.socketpair()
        output, printed = os.pipe()
        super().__init__(nonce, ours, output, PuppetChild(status), lambda: None)
        self.script = script
        self.printed: int | None = printed
        self.channel.setblocking(False)
        self.channel.sendall(frame(Confined(LAYERS), nonce))
        self.await_confined(LAYERS, 1.0)

    def send(self, message: Any, seconds: float) -> None:
        """Send as a box does, then reply."""
        super().send(message, seconds)
        while self.channel.fileno() >= 0:
            try:
                self.channel.recv(1 << 18)
            except BlockingIOError:
                break
        reply = self.script(message, self.nonce)
        if reply is not None:
            assert self.channel.send(reply) == len(reply)
        else:
            self.end()

    def end(self) -> None:
        """Close everything, as the end of the process does."""
        self.channel.close()
        if self.printed is not None:
            os.close(self.printed)
            self.printed = None

    def close(self) -> None:
        """Close both ends."""
        self.end()
        super().close()


@dataclass
class PuppetServer:
    """In the place of a fork server: its boxes are puppets."""

    script: Script
    status: int = 70 << 8

    def ready(self) -> Ready:
        """What a warm server says."""
        return Ready(LAYERS, [], ["torch 0"], 1)

    preloaded = True

    def preload(self) -> None:
        """There is nothing to load."""

    def box(self, form: str, memory_bytes: int, cpu_seconds: int) -> Box:
        """A fresh puppet."""
        return Puppet(secrets.token_bytes(16), self.script, self.status)


# Katas small enough to be asked thousands of times ------------------------------------------------------------------------------------


def _kata(kind: str, reference: Callable[..., Any], **options: Any) -> Kata:
    return Kata(kind, "f", reference, {"x": spec.scalar(-3, 3)}, **options)


KATAS = {
    "grad": _kata("grad", lambda x: x**3, uses_autograd=True),
    "op": _kata("op", lambda x: (x * x, 3 * x)),
    "run": _kata("run", lambda x: np.array([x, 2 * x, 3 * x]).ravel()),
    "answer": _kata("answer", lambda x: (int(np.round(float(x))), "word")),
}


def questions_of(kata: Kata) -> Bank:
    """Six questions and their right answers."""
    asked = [questions.with_cotangents(kata, Question([TensorValue(np.array(x))]), 7) for x in (-2.0, -1.0, 0.5, 1.0, 1.5, 2.0)]
    items = [item for question in asked if (item := bank.answer(kata, question, 1.0)) is not None]
    assert len(items) == len(asked)
    return Bank(items, 1.0, 0)


def right_answer(kata: Kata, question: Question) -> Answer:
    """What a right program says."""
    item = bank.answer(kata, question, 1.0)
    assert item is not None
    if kata.kind == "answer":
        return Answer([Result(type(each).__name__, type(each).__name__, each) for each in item.plain], True, [], [], None)
    results, gradients = ([Result("tensor", "float64", np.asarray(each.center)) for each in some] for some in (item.values, item.gradients))
    return Answer(results, len(results) > 1, gradients, [], None)


def honest(kata: Kata, message: Any) -> list[Any]:
    """The replies of a right program to one message."""
    if isinstance(message, Load):
        return [Loaded(None, [])]
    if isinstance(message, Read):
        return [Facts(None, True, 1, None)]
    return [right_answer(kata, question) for question in message.questions]


@dataclass(frozen=True)
class StubEntry:
    """As much of a catalogue entry as a check needs."""

    kata: Kata
    buggy: Path
    id: str = "Z"
    title: str = "Puppets"
    identity: bytes = b"puppets"

    def load_spec(self) -> Kata:
        """The kata."""
        return self.kata

    def wrong_fixes(self) -> list[WrongFix]:
        """None was foreseen."""
        return []


SUBMISSION = Submission("program.py", "program.py", b"def f(x): return x\n", "0" * 64)
