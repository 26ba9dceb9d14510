"""For which katas a notebook is: read in a box that runs none of it, because this side parses no learner's file."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache

from grader import redact
from grader.conversation import Limits
from grader.sandbox import forms, interpreter
from grader.sandbox.box import BoxError
from grader.sandbox.server import Server, ServerGone
from grader.submission import Submission
from grader.wire.messages import Marks, ReadMarks

_SEND_SECONDS = 5.0
_MOST, _MOST_LETTERS = 200, 100  # a box may say anything


@contextmanager
def reading() -> Iterator[Callable[[Submission], list[str]]]:
    """`katas_of` with a fork server of its own, which is started for the first notebook: most classes hand in none."""
    with ExitStack() as stack:

        @cache
        def server() -> Server:
            return stack.enter_context(Server(["nbformat"], runner=interpreter.READER))

        yield lambda submission: katas_of(submission, server())


def katas_of(submission: Submission, server: Server) -> list[str]:
    """The katas that its cells say they are for, in the learner's words made plain; [] if there are none, or it cannot be read.

    Raises ServerError.
    """
    try:
        names = _marks(submission, server)
    except ServerGone:  # killed from outside; there is another one next time
        names = _marks(submission, server)
    plain = (redact.line(each)[:_MOST_LETTERS] for each in names[:_MOST])
    return list(dict.fromkeys(each for each in plain if each))


def _marks(submission: Submission, server: Server) -> list[str]:
    limits = Limits()
    form = forms.to_try("auto", own_work=False, imports=False, present=server.ready().layers)[0]
    with server.box(form, limits.memory, int(limits.total)) as box:
        try:
            box.send(ReadMarks(submission.source), _SEND_SECONDS)
            reply = box.receive(limits.load)
        except BoxError as error:
            if error.reason == "server_gone":
                raise ServerGone from error
            return []
    return reply.katas if isinstance(reply, Marks) else []
