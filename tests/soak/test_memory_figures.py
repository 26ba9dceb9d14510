"""What a program does to the memory of the device is the same every time, to the byte and to the last event."""

import os

import pytest

from grader import memory, submission
from grader.catalogue import Entry, entries
from grader.conversation import Conversation, Limits
from grader.sandbox.server import Server
from grader.wire.codec import encode

TIMES = int(os.environ.get("KATA_SOAK_TIMES", "50"))
PATIENT = Limits(call=30.0, load=30.0, total=600.0)
WITH_BUDGET = [entry for entry in entries() if "Budget(" in (entry.folder / "spec.py").read_text(encoding="utf-8")]


@pytest.mark.soak
@pytest.mark.parametrize("entry", WITH_BUDGET, ids=lambda entry: entry.id)
def test_every_run_has_the_same_history(entry: Entry, server: Server) -> None:
    """The shipped program and every solution, each time in a fresh process."""
    kata = entry.load_spec()
    question = memory.question(kata, 0)
    for path in (entry.buggy, *entry.solutions):
        told = set()
        for _ in range(TIMES):
            with Conversation(server, kata, submission.read(path), PATIENT, "strict") as conversation:
                watched = conversation.watch(question)
            told.add(encode([watched.usage, watched.history]))
        assert len(told) == 1, path.name
