"""Marks of a notebook that a box may forge: few, short and plain texts arrive, whatever is sent."""

from typing import Any

import pytest

from grader.marks import katas_of
from grader.sandbox.layers import LAYERS
from grader.wire.control import Ready
from grader.wire.frames import frame
from grader.wire.messages import Answer, Loaded, Marks
from tests.hostile.puppet import SUBMISSION, PuppetServer


class Forger(PuppetServer):
    """A fork server whose boxes answer with these messages, or these bytes."""

    def __init__(self, reply: Any) -> None:
        super().__init__(lambda message, nonce: reply if isinstance(reply, bytes | None) else frame(reply, nonce))

    def ready(self) -> Ready:
        """With every layer."""
        return Ready(list(LAYERS), [], ["torch 0"], 1)


def told(reply: Any) -> list[str]:
    """What the grader makes of a reply."""
    server: Any = Forger(reply)
    return katas_of(SUBMISSION, server)


FORGED = {
    "honest": (Marks(["B", "S04"]), ["B", "S04"]),
    "twice": (Marks(["B", "B", " B "]), ["B"]),
    "escapes": (Marks(["\x1b]0;t\x07B\r\nC\u202e\x9b"]), ["\ufffd]0;t\ufffdB\ufffd C\ufffd\ufffd".replace("\r", "")]),
    "empty": (Marks(["", " ", "\n"]), []),
    "many": (Marks([f"k{number}" for number in range(5_000)]), [f"k{number}" for number in range(200)]),
    "long": (Marks(["k" * 60_000]), ["k" * 100]),
    "another_message": (Loaded(None, []), []),
    "another_of_many_fields": (Answer([], False, [], ["B"], None), []),
    "garbage": (b"\xff" * 4096, []),
    "nothing": (None, []),
}


@pytest.mark.parametrize("name", FORGED)
def test_what_a_box_says_of_marks_is_made_plain(name: str) -> None:
    """Bounded in number and length, printable, each once; another message is no answer."""
    reply, expected = FORGED[name]
    assert told(reply) == expected
