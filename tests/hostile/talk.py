"""How a test talks with a box: load a program, ask it, and have an expression worked out inside."""

from typing import Any

import numpy as np

from grader.sandbox.box import Box
from grader.sandbox.server import Server
from grader.wire.messages import Answer, Ask, Load, Loaded, Question, TensorValue

SECONDS = 10.0
MEMORY, CPU = 1 << 30, 30


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


def ask(box: Box, value: float, seconds: float = SECONDS) -> Answer:
    """The answer of a loaded program to f(value)."""
    box.send(Ask([Question([TensorValue(np.array(value))])]), SECONDS)
    answer = box.receive(seconds)
    assert isinstance(answer, Answer)
    return answer


def numbers(box: Box, source: str, value: float = 0.0) -> list[float]:
    """The numbers that the function f of a program returns as one tensor."""
    loaded = load(box, source)
    assert loaded.trouble is None, loaded.trouble
    answer = ask(box, value)
    assert answer.trouble is None, answer.trouble
    return [float(each) for each in np.ravel(answer.results[0].value)]
