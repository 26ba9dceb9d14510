"""Commands for learning: list, show, start, hint, reset, solution. None of them imports numpy or torch."""

import os
from pathlib import Path

import click

from grader import catalogue, progress
from grader.catalogue import Entry
from grader.cli.errors import Misuse, OurFault

_MARKS = {"not started": " ", "tried": "…", "passed": "✓"}


@click.command("list")
def list_() -> None:
    """Show all katas, with what you have tried and passed."""
    records = progress.read_all()
    entries = catalogue.entries()
    if not entries:
        raise OurFault(f"there is no kata in {catalogue.course()}")
    title, track = (max(len(text) for text in texts) for texts in zip(*((e.title, e.track) for e in entries), strict=True))
    for entry in entries:
        state = records.get(entry.key, progress.Record()).state
        stars = "●" * entry.difficulty + "○" * (5 - entry.difficulty)
        click.echo(f"{_MARKS[state]} {entry.id:<4} {entry.title:<{title}}  {stars}  {entry.track:<{track}}  {state}")
    done = sum(records.get(entry.key, progress.Record()).state == "passed" for entry in entries)
    click.echo(f"\n{done} of {len(entries)} passed. `kata start` gives you the next one, `kata show B` tells its story.")


@click.command()
@click.argument("kata")
def show(kata: str) -> None:
    """Show the statement of KATA."""
    _page(catalogue.find(kata).page)


def _page(markdown: str) -> None:
    """Markdown on a terminal; as it is where the output goes elsewhere."""
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console()
    if console.is_terminal:
        console.print(Markdown(markdown))
    else:
        click.echo(markdown)


def _here() -> Path:
    try:
        return Path.cwd()
    except FileNotFoundError as error:
        raise Misuse("the folder that you are in does not exist any more") from error


def own_file(entry: Entry) -> Path | None:
    """The learner's copy: here, or where `kata start` put it; None if there is none."""
    here = [_here() / f"{entry.name}{suffix}" for suffix in (".py", ".ipynb")]
    remembered = progress.read(entry.key).file
    for path in [*here, *([Path(remembered)] if remembered else [])]:
        if path.is_file():
            return path
    return None


@click.command()
@click.argument("kata", required=False)
def start(kata: str | None) -> None:
    """Copy the buggy program of KATA (default: the next one you have not passed) into this folder.

    A file that is there already is left as it is.
    """
    entry = catalogue.find(kata) if kata else _next()
    target = _here() / f"{entry.name}.py"
    if os.path.lexists(target):
        click.echo(f"{target.name} is here already and stays as it is. `kata reset {entry.id}` puts the shipped program back.")
    else:
        _write_new(target, entry.buggy.read_bytes())
        click.echo(f"{target.name} is yours to repair: {entry.title}.")
    progress.started(entry.key, target)
    click.echo(f"`kata show {entry.id}` tells its story, `kata check {entry.id}` checks it.")


def _next() -> Entry:
    records = progress.read_all()
    entries = catalogue.entries()
    waiting = [entry for entry in entries if records.get(entry.key, progress.Record()).state != "passed"]
    return (waiting or entries)[0]


def _write_new(path: Path, content: bytes) -> None:
    """Never over a file that appeared meanwhile."""
    try:
        with path.open("xb") as file:
            file.write(content)
    except OSError as error:
        raise Misuse(f"cannot write {path}: {error.strerror}") from error


@click.command()
@click.argument("kata")
@click.option("--all", "every", is_flag=True, help="Show all hints at once.")
def hint(kata: str, every: bool) -> None:
    """Show one more hint for KATA each time, from a nudge to nearly the answer."""
    entry = catalogue.find(kata)
    hints = entry.hints
    count = len(hints) if every else min(progress.read(entry.key).hints + 1, len(hints))
    shown = hints if every else hints[count - 1 : count]
    for number, text in enumerate(shown, count - len(shown) + 1):
        _page(f"**Hint {number} of {len(hints)}**\n\n{text}\n")
    progress.hinted(entry.key, count)
    if count == len(hints):
        click.echo(f"That was the last one. `kata solution {entry.id} --spoil` shows a repair.")


@click.command()
@click.argument("kata")
def reset(kata: str) -> None:
    """Put the shipped program of KATA back; your file is kept beside it."""
    entry = catalogue.find(kata)
    path = own_file(entry)
    if path is None:
        raise Misuse(f"there is no copy of {entry.id} to reset; `kata start {entry.id}` makes one")
    kept = next(c for n in range(1, 10_000) if not os.path.lexists(c := path.with_name(f"{path.stem}.old{n}{path.suffix}")))
    target = path.with_suffix(".py")
    try:
        path.rename(kept)
    except OSError as error:
        raise Misuse(f"cannot rename {path}: {error.strerror}") from error
    _write_new(target, entry.buggy.read_bytes())
    progress.started(entry.key, target)
    click.echo(f"{target} is the shipped program again; your version is kept beside it as {kept.name}.")


@click.command()
@click.argument("kata")
@click.option("--spoil", is_flag=True, help="Show it although you have not passed yet.")
def solution(kata: str, spoil: bool) -> None:
    """Show the reference repair of KATA and why it works, once you have passed."""
    entry = catalogue.find(kata)
    if progress.read(entry.key).state != "passed" and not spoil:
        click.echo(f"You have not passed {entry.id} yet. `kata hint {entry.id}` helps; `kata solution {entry.id} --spoil` shows it anyway.")
        raise SystemExit(1)
    if not entry.solutions:
        raise OurFault(f"{entry.id} has no solutions/{entry.name}.py")
    reference, *others = entry.solutions
    click.echo(reference.read_text(encoding="utf-8"))
    if others:
        click.echo(f"Other ways: {', '.join(path.stem.partition('__')[2].replace('_', ' ') for path in others)} (in {reference.parent})")


COMMANDS = (list_, show, start, hint, reset, solution)
