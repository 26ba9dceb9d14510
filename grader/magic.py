"""`%%kata B` in a notebook: the cell is not run by the kernel but checked as `kata check` does, in the same box."""

import hashlib
import json
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import click

from grader import catalogue, progress
from grader.catalogue import CatalogueError, Entry
from grader.conversation import Limits
from grader.grade import Options, grade
from grader.sandbox.server import Server, of_this_process
from grader.submission import MOST_NOTEBOOK, Submission
from grader.verdict import Verdict

_LINE = click.Command(
    "%%kata",
    params=[
        click.Argument(["kata"]),
        click.Option(["--timeout"], type=click.FloatRange(0.1, 600), default=5.0),
        click.Option(["--seed"], type=click.IntRange(0, 2**31), default=0),
    ],
    add_help_option=False,
)
_last_cells: dict[str, str] = {}  # by kata, for a test cell further down


def register(shell: Any) -> None:
    """Give an IPython shell the magics."""

    def kata(line: str, cell: str) -> None:
        """Check this cell as a repair of a kata.

            %%kata B [--timeout SECONDS] [--seed N]

        The cell is not run in the kernel, but in a box, by itself, as `kata check` does. Only once it passes it is run in the kernel, too,
        so that later cells can use what it defines.
        """
        _check(shell, line, cell)

    def kata_test(line: str) -> None:
        """Check the last cell that was run with `%%kata B` again: `%kata_test B`. Raises AssertionError unless it passes.

        For the test cell of a program that gives points, as nbgrader does.
        """
        _test(line)

    shell.register_magic_function(kata, "cell")
    shell.register_magic_function(kata_test)


def _test(line: str) -> None:
    entry = catalogue.find(line)
    if entry.id not in _last_cells:
        raise AssertionError(f"no cell that begins with %%kata {entry.id} has been run")
    with _fresh_server_if_interrupted() as server:
        verdict = _verdict(entry, _last_cells[entry.id], server, Options(own_work=True, cache=progress.cache()))
    if not verdict.passed:
        raise AssertionError(_text(verdict, ""))


def _check(shell: Any, line: str, cell: str) -> None:
    entry, options = _read(line, cell)
    _last_cells[entry.id] = cell
    try:
        with _fresh_server_if_interrupted() as server:
            verdict = _verdict(entry, cell, server, options)
    except KeyboardInterrupt:
        click.echo("interrupted: the cell has not been checked")
        return
    progress.tried(entry.key, verdict.passed)
    _show(verdict, entry)
    if verdict.passed:
        shell.run_cell(cell)


def _read(line: str, cell: str) -> tuple[Entry, Options]:
    """What the first line asks for. Raises IPython's UsageError, which is shown in one line."""
    from IPython.core.error import UsageError

    try:
        given = _LINE.make_context("%%kata", shlex.split(line)).params
        entry, cache = catalogue.find(given["kata"]), progress.cache()
    except click.ClickException as error:
        raise UsageError(f"{error.format_message()} Write `%%kata B`, and your repair below it.") from None
    except (CatalogueError, progress.NoHome, ValueError) as error:  # ValueError: a quotation without an end
        raise UsageError(str(error)) from None
    if not cell.strip():
        raise UsageError(f"there is nothing to check below %%kata {entry.id}: put your repair into the same cell")
    limits = Limits.of(given["timeout"])
    return entry, Options(own_work=True, seed=given["seed"], limits=limits, cache=cache)


@contextmanager
def _fresh_server_if_interrupted() -> Iterator[Server]:
    """The kernel's fork server, kept warm between cells; whatever an interrupt left half done ends with it."""
    server = of_this_process("nbformat")
    try:
        yield server
    except KeyboardInterrupt:
        server.close()
        of_this_process.cache_clear()
        raise


def _verdict(entry: Entry, cell: str, server: Server, options: Options) -> Verdict:
    """As a notebook of this one cell, so that magics in it do nothing. Its lines are counted with the one of %%kata."""
    code: dict[str, object] = {"cell_type": "code", "id": "cell", "execution_count": None, "metadata": {}, "outputs": []}
    book = {"cells": [{**code, "source": f"%%kata {entry.id}\n{cell}"}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    source = json.dumps(book).encode()
    too_large = "the cell is too large" if len(source) > MOST_NOTEBOOK else ""
    submission = Submission("this cell", "cell.ipynb", b"" if too_large else source, hashlib.sha256(source).hexdigest(), too_large)
    return _of_one_cell(grade(entry, submission, server, options))


def _of_one_cell(verdict: Verdict) -> Verdict:
    """Without the cell's number, which is none of the learner's notebook."""
    memory = verdict.memory
    if memory is not None:
        memory = replace(memory, holders=tuple(replace(each, cell=None) for each in memory.holders))
    notes = tuple(note.replace("notebook cell 1,", "this cell,") for note in verdict.notes)
    return replace(verdict, findings=tuple(replace(each, cell=None) for each in verdict.findings), memory=memory, notes=notes)


def _show(verdict: Verdict, entry: Entry) -> None:
    from IPython.display import display

    from grader.reporters import html

    step = "" if verdict.passed else f"Edit the cell, then run it again. Stuck? `!kata hint {entry.id}`"
    display({"text/html": html.fragment(verdict), "text/plain": _text(verdict, step)}, raw=True)  # type: ignore[no-untyped-call]
    if verdict.passed and entry.learned:
        display({"text/markdown": entry.learned, "text/plain": entry.learned}, raw=True)  # type: ignore[no-untyped-call]


def _text(verdict: Verdict, step: str) -> str:
    from grader.reporters import terminal

    return click.unstyle(terminal.render(verdict, step))
