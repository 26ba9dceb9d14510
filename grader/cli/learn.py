"""Commands for learning: list, next, show, start, hint, reset, solution. None of them imports numpy or torch."""

import os
from pathlib import Path

import click

from grader import catalogue, progress
from grader.catalogue import Entry
from grader.cli.errors import Misuse, OurFault

_MARKS = {"not started": " ", "tried": "…", "passed": "✓"}


@click.command("list")
def list_() -> None:
    """Show all katas in the order of the course, with what you have tried and passed."""
    records = progress.read_all()
    entries = catalogue.entries()
    if not entries:
        raise OurFault(f"there is no kata in {catalogue.course()}")
    width = max(len(entry.title) for entry in entries)
    states = [records.get(entry.key, progress.Record()).state for entry in entries]
    track = None
    for entry, state in zip(entries, states, strict=True):
        if entry.track != track:
            track = entry.track
            click.echo(click.style(f"\n{track}" if entry is not entries[0] else track, bold=True))
        stars = "●" * entry.difficulty + "○" * (5 - entry.difficulty)
        click.echo(f"{_MARKS[state]} {entry.id:<4} {entry.title:<{width}}  {stars}  {state if state != 'not started' else ''}".rstrip())
    click.echo(f"\n{states.count('passed')} of {len(entries)} passed. `kata next` names the next one, `kata show B` tells its story.")


@click.command("next")
def next_() -> None:
    """Name the kata that comes next for you."""
    entry = next_entry()
    if entry is None:
        click.echo("You have passed every kata of the course.")
        return
    records = progress.read_all()
    before = [each for each in catalogue.entries() if each.id in entry.after]
    click.echo(f"{entry.id}  {entry.title} ({entry.track}, difficulty {entry.difficulty} of 5)")
    if before:
        click.echo("It builds on " + ", ".join(f"{each.id} ({each.title})" for each in before) + ".")
    if records.get(entry.key, progress.Record()).state == "tried":
        click.echo(f"You have tried it already: `kata check {entry.id}` goes on, `kata hint {entry.id}` helps.")
    else:
        click.echo(f"`kata show {entry.id}` tells its story, `kata start {entry.id}` gives you the program.")


def next_entry() -> Entry | None:
    """The first kata in the order of the course that is not passed; what it builds on comes before it. None if all are passed."""
    records = progress.read_all()
    waiting = (each for each in catalogue.entries() if records.get(each.key, progress.Record()).state != "passed")
    return next(waiting, None)


@click.command()
@click.argument("kata")
def show(kata: str) -> None:
    """Show the statement of KATA."""
    page(catalogue.find(kata).page)


def page(markdown: str) -> None:
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
    entry = catalogue.find(kata) if kata else next_entry() or catalogue.entries()[0]
    target = _here() / f"{entry.name}.py"
    if os.path.lexists(target):
        click.echo(f"{target.name} is here already and stays as it is. `kata reset {entry.id}` puts the shipped program back.")
    else:
        _write_new(target, entry.buggy.read_bytes())
        click.echo(f"{target.name} is yours to repair: {entry.title}.")
    progress.started(entry.key, target)
    click.echo(f"`kata show {entry.id}` tells its story, `kata check {entry.id}` checks it.")


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
        page(f"**Hint {number} of {len(hints)}**\n\n{text}\n")
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


COMMANDS = (list_, next_, show, start, hint, reset, solution)
