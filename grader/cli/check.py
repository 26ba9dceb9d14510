"""The main job: `kata check`."""

import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader import catalogue, progress, submission
from grader.catalogue import Entry
from grader.cli import reports
from grader.cli.errors import Misuse, refuse_windows
from grader.cli.learn import next_entry, own_file, page
from grader.cli.pictures import ending
from grader.submission import Submission, SubmissionError

if TYPE_CHECKING:
    from grader.sandbox.server import Server
    from grader.stages import Check
    from grader.verdict import Verdict

_EXITS = {"PASSED": 0, "GRADER_ERROR": 3}


@click.command()
@click.argument("kata")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "style",
    type=click.Choice(["terminal", "json", *reports.STYLES]),
    default="terminal",
    show_default=True,
    help="How to tell the verdict.",
)
@click.option(
    "--timeout", type=click.FloatRange(0.1, 600), default=5.0, show_default=True, help="Seconds that one call of your function may take."
)
@click.option("--seed", type=click.IntRange(0, 2**31), default=0, show_default=True, help="Draw other inputs.")
@click.option(
    "--sandbox",
    type=click.Choice(["auto", "strict", "imports", "unconfined"]),
    default="auto",
    show_default=True,
    help="strict: no file can be opened. imports: installed libraries can be read. auto: strict, then imports if a module is missing. "
    "unconfined: only for programs that you would run anyway.",
)
@click.option(
    "--device",
    type=click.Choice(["auto", "sim", "cuda"]),
    default="sim",
    show_default=True,
    help="For a kata with a budget. sim: a simulated CUDA device. cuda: a real one, on which nothing confines your program, has to say the "
    "same. auto: it is asked if there is one.",
)
@click.option(
    "--plot",
    type=click.Path(path_type=Path),
    callback=ending,
    help="Draw your answer over the right one, or the memory over time (.png, .svg, .pdf).",
)
def check(kata: str, file: Path | None, style: str, timeout: float, seed: int, sandbox: str, device: str, plot: Path | None) -> None:
    """Check FILE (.py or .ipynb; default: your own copy) as a repair of KATA.

    \b
    Exit codes: 0 passed, 1 not yet, 2 usage, 3 a fault of kata itself.
    """
    if not math.isfinite(timeout):
        raise Misuse(f"--timeout {timeout} is not a number of seconds")
    entry = catalogue.find(kata)
    path, shipped = _choose(entry, file)
    handed_in = read(path)
    verdict = _grade(entry, handed_in, timeout, seed, sandbox, device, plot)
    if not shipped:
        progress.tried(entry.key, verdict.passed)
    if shipped:
        verdict = replace(verdict, notes=(*verdict.notes, "this is the program as shipped: there is no copy of yours here"))
    given = f"kata check {entry.id}" + (f" {file}" if file is not None else "")
    click.echo(_rendered(verdict, style, entry, shipped, given))
    if verdict.passed and style == "terminal":
        _tell_what_was_learned(entry)
    raise SystemExit(_EXITS.get(verdict.outcome, 1))


def _choose(entry: Entry, file: Path | None) -> tuple[Path, bool]:
    """The file to check, and whether it is the shipped program because the learner has none."""
    if file is not None:
        return file, False
    own = own_file(entry)
    return (own, False) if own is not None else (entry.buggy, True)


def read(path: Path, suffixes: Sequence[str] = submission.SUFFIXES) -> Submission:
    """The submission in a file. Raises Misuse."""
    try:
        return submission.read(path, suffixes)
    except SubmissionError as error:
        raise Misuse(f"{error}{_near(path)}") from error


def _near(path: Path) -> str:
    """A file beside it with nearly this name."""
    import difflib

    folder = path.parent
    if path.exists() or path.is_symlink() or not folder.is_dir():
        return ""
    names = [each.name for each in folder.iterdir() if each.suffix in submission.SUFFIXES]
    close = difflib.get_close_matches(path.name, names, 1)
    return f"; did you mean {folder / close[0]}?" if close else ""


def _grade(entry: Entry, handed_in: Submission, timeout: float, seed: int, sandbox: str, device: str, plot: Path | None) -> "Verdict":
    refuse_windows()
    from grader.sandbox.server import Server

    notebook = handed_in.path.endswith(".ipynb")
    # The server is started before anything else is imported: torch takes a second, and all that follows fits into it.
    with Server(["nbformat"] if notebook else [], enclosed=sandbox != "unconfined") as server:
        from grader.conversation import Limits
        from grader.grade import Options, grade

        options = Options(sandbox == "auto", seed, Limits.of(timeout), sandbox, device, progress.cache())
        verdict = grade(entry, handed_in, server, options)
        return verdict if plot is None else replace(verdict, notes=(*verdict.notes, _plot(entry, handed_in, server, sandbox, plot)))


def _plot(entry: Entry, handed_in: Submission, server: "Server", sandbox: str, path: Path) -> str:
    """Draw the answer to the first input of the page, or what the call of a budget does to the memory; returns the note about it."""
    from grader import plot
    from grader.bank import Bank
    from grader.conversation import Limits
    from grader.pictures.common import PictureError
    from grader.sandbox import forms
    from grader.stages import Check

    kata = entry.load_spec()
    form = forms.to_try(sandbox, sandbox == "auto", kata.imports, server.ready().layers)[0]
    check = Check(server, kata, handed_in, Bank([], 1.0, 0), Limits(), form)
    try:
        return _draw_answer(entry, check, path) if kata.budget is None else _draw_memory(entry, check, path)
    except (plot.NoPicture, PictureError) as error:
        return f"no picture: {error}"
    except Exception as error:  # whatever a program's numbers do to a spec's picture: the verdict stands without
        return f"no picture: {type(error).__name__}: {error}"


def _draw_answer(entry: Entry, check: "Check", path: Path) -> str:
    from grader import literals, plot
    from grader.pictures import panels

    if not entry.inputs_to_try:
        return f"no picture: the page of {entry.id} names no input"
    shown = entry.inputs_to_try[0].text
    pair = plot.pair(check, literals.arguments(check.kata, shown))
    panels.draw(pair.yours, pair.expected, path)
    missing = "" if pair.yours is not None else "; your answer is missing, because it is not of the form that was asked for"
    return f"{path} shows {shown}{missing}"


def _draw_memory(entry: Entry, check: "Check", path: Path) -> str:
    from grader import plot
    from grader.pictures import timeline

    assert check.kata.budget is not None
    timeline.draw(plot.over_time(check), f"{entry.id} · {entry.title}", check.kata.budget.limits.get("peak"), path)
    return f"{path} shows who holds the memory during the call that the budget is about"


def _rendered(verdict: "Verdict", style: str, entry: Entry, shipped: bool, given: str) -> str:
    if style == "json":
        from grader.reporters import json

        return json.render(verdict)
    from grader.reporters import terminal

    text = terminal.render(verdict, _next_step(verdict, entry, shipped, given))
    return text if style == "terminal" else reports.of_check(verdict, style, text)


def _next_step(verdict: "Verdict", entry: Entry, shipped: bool, given: str) -> str:
    if verdict.passed:
        return ""
    if verdict.outcome == "GRADER_ERROR":
        return "This is not your program's fault. `kata doctor` may show what is missing."
    if shipped:
        return f"`kata start {entry.id}` gives you a copy to repair."
    return f"Edit {verdict.path}, then `{given}` again. Stuck? `kata hint {entry.id}`"


def _tell_what_was_learned(entry: Entry) -> None:
    if entry.learned:
        click.echo(click.style("\nWhat you learned\n", bold=True))
        page(f"{entry.learned}\n")
    following = next_entry()
    further = f" Next: `kata start {following.id}`, {following.title}." if following is not None else ""
    click.echo(f"`kata solution {entry.id}` shows the reference repair.{further}")
