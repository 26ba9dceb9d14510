"""An exception of the learner's program as plain text: what, where in their file, and none of our own frames."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from types import TracebackType

from grader.wire.messages import Trouble

_MOST_TEXT = 4000  # characters of an exception's message


@dataclass(frozen=True)
class Source:
    """One piece of the learner's program: the file itself, or one cell of a notebook (numbered from 1)."""

    name: str  # as it stands in code objects
    text: str
    cell: int | None = None

    def line(self, number: int | None) -> str:
        """The text of a line (from 1), stripped; "" if there is none."""
        lines = self.text.splitlines()
        return lines[number - 1].strip()[:200] if number and 0 < number <= len(lines) else ""


def describe(error: BaseException, sources: list[Source]) -> Trouble:
    """What the grader is told of `error`. It never raises, whatever the exception's own methods do."""
    try:
        return _described(error, sources)
    except BaseException:
        return Trouble("Exception", "(an exception that cannot be described)")


def _described(error: BaseException, sources: list[Source]) -> Trouble:
    source, line = _place(error, {source.name: source for source in sources})
    return Trouble(
        type=_text(lambda: type(error).__name__),
        text=_text(lambda: error.msg if isinstance(error, SyntaxError) else str(error)),
        line=line if type(line) is int and 0 < line < 1 << 31 else None,
        cell=source.cell if source else None,
        code=source.line(line) if source else "",
        blocked=_blocked(error),
    )


def _place(error: BaseException, sources: dict[str, Source]) -> tuple[Source | None, int | None]:
    """The deepest line of the learner's file in the traceback, or the line of a syntax error."""
    if isinstance(error, SyntaxError) and error.filename in sources:
        return sources[error.filename], error.lineno
    place: tuple[Source | None, int | None] = (None, None)
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        source = sources.get(trace.tb_frame.f_code.co_filename)
        if source is not None:
            place = (source, trace.tb_lineno)
        trace = trace.tb_next
    return place


def _blocked(error: BaseException) -> str | None:
    """The module that a strict box could not import, here or in an exception that this one hides."""
    for _ in range(10):
        if isinstance(error, LookupError | SyntaxError) and "unknown encoding" in _text(partial(str, error)):
            return "encodings"
        if isinstance(error, ImportError) and error.name:
            return _text(partial(getattr, error, "name"))
        hidden = error.__context__ if error.__cause__ is None else error.__cause__
        if hidden is None:
            return None
        error = hidden
    return None


def _text(read: Callable[[], object]) -> str:
    try:
        return str(read())[:_MOST_TEXT]
    except BaseException:  # a hostile __str__ may raise anything
        return "(its text could not be read)"
