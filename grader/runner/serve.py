"""The loop inside a box: read a message, do it, write the reply. The fork server calls `warm` once and `serve` in every fork."""

import importlib
import logging
import platform
import random
from typing import Any

import numpy as np

from grader.runner import drawing, notebook, snapshots, syntax, watching
from grader.runner.answer import answer, generators
from grader.runner.backends import torch as torch_backend
from grader.runner.channel import Channel, open_standard_streams
from grader.runner.load import Program
from grader.wire.messages import Ask, Confined, Draw, Load, Question, Read, Replay, Watch

_SEED = 2_904_517_633  # the same for everybody, and none that a program sets by chance

# A strict box can open no file, so what programs usually import at their top has to be here already.
_STANDARD = """
abc argparse array ast bisect cmath collections collections.abc contextlib copy csv dataclasses datetime decimal difflib enum fractions
functools gc heapq inspect io itertools json logging math numbers operator os pathlib pprint queue random re statistics string struct
encodings.ascii encodings.cp1252 encodings.idna encodings.iso8859_1 encodings.iso8859_15 encodings.latin_1 encodings.mac_roman
encodings.utf_16 encodings.utf_8_sig sys tempfile textwrap threading time timeit traceback types typing unittest warnings weakref
""".split()
_LIBRARIES = """
numpy.linalg numpy.random torch.autograd.forward_ad torch.autograd.functional torch.backends.opt_einsum torch.func torch.nn.functional
torch.optim
""".split()

# Loggers of libraries that complain about what a box cannot do for them.
_CHATTY = ("matplotlib.font_manager", "traitlets")

_BACKENDS = {"torch": torch_backend}


def warm(extras: list[str]) -> list[str]:
    """Import everything a strict box may need, and `extras`; returns the versions of what was imported."""
    for name in _STANDARD + _LIBRARIES + extras:
        importlib.import_module(name)
    if "nbformat" in extras:
        notebook.warm()
    return [f"python {platform.python_version()}", *torch_backend.warm(), f"numpy {np.__version__}"]


def preload() -> None:
    """Import what the framework itself imports at first use: more than a second, so only once a program needs it."""
    torch_backend.preload()


def take_device() -> None:
    """Make the real CUDA device ready, for this process and whatever it will run. Raises NoDevice."""
    torch_backend.take_real_device()


def serve(number: int, nonce: bytes, proven: list[str]) -> None:
    """Answer messages on descriptor `number` until it closes. Runs in a process confined by the `proven` layers, or not at all."""
    open_standard_streams()
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    random.seed(_SEED)
    np.random.seed(_SEED)
    torch_backend.seed()
    channel = Channel(number, nonce)
    channel.reply(Confined(proven))
    runner = _Runner(channel)
    for message in channel.messages():
        runner.do(message)


class _Runner:
    """What one box has loaded, and its way of replying."""

    def __init__(self, channel: Channel) -> None:
        self.channel = channel
        self.program: Program | None = None
        self.backend = torch_backend

    def do(self, message: Any) -> None:
        if isinstance(message, Load):
            self.backend = _BACKENDS[message.backend]
            if message.device == "cuda":
                self.backend.cuda_device()
            self.program = Program(message)
            self.channel.reply(self.program.loaded)
        elif isinstance(message, Ask):
            self.answer_all(message.questions)
        elif isinstance(message, Draw):
            self.channel.reply(drawing.draw(message, _BACKENDS[message.load.backend]))
        elif isinstance(message, Watch):
            self.channel.reply(watching.watch(message, _BACKENDS[message.load.backend]))
        elif isinstance(message, Replay):
            self.channel.reply(snapshots.read(message))
        elif isinstance(message, Read):
            self.channel.reply(syntax.read(message))

    def answer_all(self, questions: list[Question]) -> None:
        """Answer one by one, so that the grader knows which call does not return."""
        assert self.program is not None
        before = generators(self.backend)
        for number, question in enumerate(questions, 1):
            given = answer(self.program, question, self.backend)
            if number == len(questions):  # generators are compared once per batch: it costs as much as a call
                given.changed.extend(name for (name, old), (_, new) in zip(before, generators(self.backend), strict=True) if old != new)
            self.channel.reply(given)
