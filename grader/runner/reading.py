"""In the place of `serve` where only notebooks are read: no program runs in these boxes, so that nobody waits for torch."""

import importlib
import platform

from grader.runner import notebook
from grader.runner.channel import Channel, open_standard_streams
from grader.wire.messages import Confined, ReadMarks


def warm(extras: list[str]) -> list[str]:
    """Import `extras` and what reads notebooks; returns the version of Python."""
    for name in extras:
        importlib.import_module(name)
    notebook.warm()
    return [f"python {platform.python_version()}"]


def serve(number: int, nonce: bytes, proven: list[str]) -> None:
    """Say for which katas each notebook is that comes on descriptor `number`. Runs in a process confined by the `proven` layers."""
    open_standard_streams()
    channel = Channel(number, nonce)
    channel.reply(Confined(proven))
    for message in channel.messages():
        if isinstance(message, ReadMarks):
            channel.reply(notebook.marks(message))
