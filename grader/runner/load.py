"""The learner's file becomes a function: decode, compile, run the top level, look the function up."""

import difflib
import inspect
import io
import linecache
import sys
import tokenize
import types
from collections.abc import Callable
from typing import Any

from grader.runner import notebook, trouble
from grader.runner.trouble import Source
from grader.wire.messages import Load, Loaded, Trouble

MODULE = "submission"


class Program:
    """A learner's program after its top level ran; `function` is None if it cannot be asked (`loaded` says why)."""

    def __init__(self, message: Load) -> None:
        self.asked = message
        self.sources: list[Source] = []
        self.function: Callable[..., Any] | None = None
        self.variables: dict[str, Any] = {}
        self.given: dict[str, Any] = {}
        exec(compile(message.given, "given.py", "exec", dont_inherit=True), self.given)  # the author's, not the learner's
        self.loaded = self._load(message)

    def _load(self, message: Load) -> Loaded:
        skipped: list[Trouble] = []
        try:
            self.sources = pieces(message.source, message.filename, message.names)
            module = types.ModuleType(MODULE)
            module.__file__ = f"/submission/{message.filename}"  # absolute, so that abspath need not ask for the folder
            sys.modules[MODULE] = module
            self.variables = module.__dict__
            skipped = self._run(module)
            if message.function:
                self.function = _find(module, message)
        except _Refused as refusal:
            return Loaded(self._culprit(skipped, message.function) or Trouble("Refused", str(refusal), refusal.line), skipped)
        except BaseException as error:  # SystemExit, KeyboardInterrupt and MemoryError of a learner's top level too
            return Loaded(trouble.describe(error, self.sources), [])
        return Loaded(None, skipped)

    def _culprit(self, skipped: list[Trouble], function: str) -> Trouble | None:
        """The raised cell that was to define the function."""
        defining = {source.cell for source in self.sources if f"def {function}(" in source.text}
        return next((each for each in skipped if each.cell in defining), None)

    def _run(self, module: types.ModuleType) -> list[Trouble]:
        """Run every piece; a notebook's cell that raises is left out, as it would be by hand."""
        skipped = []
        for source in self.sources:
            # Without a file to read, tracebacks and inspect.getsource find the text here.
            linecache.cache[source.name] = (len(source.text), None, source.text.splitlines(True), source.name)
            try:
                exec(_compiled(source), module.__dict__)
            except Exception as error:
                if source.cell is None:
                    raise
                skipped.append(trouble.describe(error, self.sources))
        return skipped


def _compiled(source: Source) -> types.CodeType:
    try:
        return compile(source.text, source.name, "exec", dont_inherit=True)
    except (MemoryError, RecursionError):  # the parser's own words for it
        raise SyntaxError("the program is nested too deeply for Python's parser") from None


class _Refused(Exception):
    """There is no program, or no function in it that can be asked; the message is in our words."""

    def __init__(self, text: str, line: int | None = None) -> None:
        super().__init__(text)
        self.line = line


def pieces(raw: bytes, filename: str, names: list[str]) -> list[Source]:
    """The source texts in a .py or .ipynb file; of a notebook with several katas those of the one that is called `names`."""
    if filename.endswith(".ipynb"):
        try:
            return notebook.code_cells(raw, filename, names)
        except ValueError as error:
            raise _Refused(str(error)) from None
    return [Source(filename, decode(raw))]


def decode(raw: bytes) -> str:
    """Text of Python source as the interpreter itself reads it: UTF-8 or the declared encoding, with or without a BOM."""
    if b"\0" in raw:
        line = raw[: raw.index(b"\0")].count(b"\n") + 1
        raise _Refused("the file has a null byte: it is not a text file, or was saved as UTF-16", line)
    encoding, _ = tokenize.detect_encoding(io.BytesIO(raw).readline)
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _Refused(f"byte 0x{raw[error.start]:02x} is not {encoding.upper()}: save the file as UTF-8", line) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _find(module: types.ModuleType, message: Load) -> Callable[..., Any]:
    name = message.function
    function = vars(module).get(name)
    if function is None:
        raise _Refused(f"there is no function {name}({', '.join(message.parameters)}) in it{_near(name, module)}")
    line = getattr(getattr(function, "__code__", None), "co_firstlineno", None)
    if not callable(function):
        raise _Refused(f"{name} is a {type(function).__name__}, not a function")
    for test, what in _NOT_PLAIN:
        if test(function):
            raise _Refused(f"{name} is {what}: write a plain `def {name}({', '.join(message.parameters)})` that returns its result", line)
    _check_arity(function, message, line)
    return function  # type: ignore[no-any-return]


_NOT_PLAIN: tuple[tuple[Callable[[object], bool], str], ...] = (
    (inspect.iscoroutinefunction, "an async function"),
    (inspect.isasyncgenfunction, "an async generator"),
    (inspect.isgeneratorfunction, "a generator (it has a `yield`)"),
)


def _near(name: str, module: types.ModuleType) -> str:
    known = [key for key, value in vars(module).items() if callable(value) and not key.startswith("_")]
    close = difflib.get_close_matches(name, known, 1)
    return f"; you have {close[0]}(): rename it?" if close else ""


def _check_arity(function: Callable[..., Any], message: Load, line: int | None) -> None:
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):  # a callable without one: the first call will tell
        return
    try:
        signature.bind(*message.parameters)
    except TypeError as error:
        wanted = ", ".join(message.parameters)
        raise _Refused(
            f"{message.function} is called as {message.function}({wanted}), but yours takes {signature}: {error}", line
        ) from None
