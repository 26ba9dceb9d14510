"""How far a long piece of work is: a bar with the time that is left on a terminal, a line for each step elsewhere."""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import click

Step = TypeVar("Step")


def announced(steps: Iterable[Step], count: int, line: Callable[[Step], str], lasting: Callable[[Step], bool]) -> Iterator[Step]:
    """The same steps, each told when it is there. Of those that are `lasting` the line stays above the bar."""
    if count and sys.stdout.isatty():
        yield from _with_bar(steps, count, line, lasting)
        return
    for number, step in enumerate(steps, 1):
        click.echo(f"{number:>{len(str(count))}}/{count}  {line(step)}")
        yield step


def _with_bar(steps: Iterable[Step], count: int, line: Callable[[Step], str], lasting: Callable[[Step], bool]) -> Iterator[Step]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    told = TextColumn("{task.description}", markup=False)  # a learner's name is no markup
    with Progress(MofNCompleteColumn(), BarColumn(), TimeRemainingColumn(), told) as progress:
        task = progress.add_task("", total=count)
        for step in steps:
            if lasting(step):
                progress.console.print(line(step), markup=False, highlight=False)
            progress.update(task, advance=1, description=line(step))
            yield step
