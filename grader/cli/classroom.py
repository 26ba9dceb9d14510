"""`kata grade`: a whole class."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader import catalogue, progress
from grader.classroom.salt import seed_of
from grader.cli import executors
from grader.cli.errors import Misuse, OurFault, refuse_windows

if TYPE_CHECKING:
    from grader.catalogue import Entry
    from grader.classroom.batch import Done, Task
    from grader.classroom.collect import Collected
    from grader.classroom.ledger import Ledger

_INTERRUPTED = 130  # as shells have it


@click.command()
@click.argument("submissions", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="The folder for ledger and gradebook.")
@click.option("--katas", help="Only these, as in A,B,S04 [default: all that something was handed in for].")
@click.option("--salt", default="", help="A secret of yours: it decides which inputs are asked. Without one everybody knows them.")
@click.option("--timeout", type=click.FloatRange(0.1, 600), default=5.0, show_default=True, help="Seconds that one call may take.")
@click.option("--jobs", type=click.IntRange(1), help="How many processes grade side by side [default: one for each processor].")
@executors.option
def grade(submissions: Path, out: Path, katas: str | None, salt: str, timeout: float, jobs: int | None, executor: str | None) -> None:
    """Grade SUBMISSIONS, a folder with one folder for each learner.

    A file is for the kata that its name says (b.py, b_shared_graph.ipynb), or a line `# kata: B` near its top. What was graded before is
    not graded again: after an interruption the same command goes on where it was.

    \b
    Exit codes: 0 all graded, 2 usage, 3 some could not be graded (the next run tries them again), 130 interrupted.
    """
    refuse_windows()
    from grader.classroom.collect import collect
    from grader.classroom.ledger import LedgerError, opened

    chosen = _chosen(katas)
    if out.resolve().is_relative_to(submissions.resolve()):
        raise Misuse(f"{out} lies in {submissions}, where every folder is a learner's: choose an --out elsewhere")
    try:
        found = collect(submissions)
        out.mkdir(parents=True, exist_ok=True)
        with opened(out / "ledger.sqlite") as ledger:
            raise SystemExit(_grade(found, chosen, ledger, out, seed_of(salt), timeout, jobs, executor))
    except LedgerError as error:
        raise OurFault(str(error)) from error
    except KeyboardInterrupt:
        click.echo("interrupted before anything was graded; the same command begins again")
        raise SystemExit(_INTERRUPTED) from None
    except OSError as error:
        if error.filename is None:  # no file of theirs: the standard output, or a process that cannot be started
            raise
        raise Misuse(f"{error.filename}: {error.strerror}") from error


def _chosen(katas: str | None) -> "dict[str, Entry]":
    every = {entry.id: entry for entry in catalogue.entries()}
    names = [catalogue.find(each).id for each in katas.split(",")] if katas else list(every)
    return {name: every[name] for name in every if name in names}


def _grade(
    found: "Collected",
    chosen: "dict[str, Entry]",
    ledger: "Ledger",
    out: Path,
    seed: int,
    timeout: float,
    jobs: int | None,
    executor: str | None,
) -> int:
    from grader.classroom import batch
    from grader.conversation import Limits
    from grader.grade import Options

    tasks = batch.tasks(found.handed_in, chosen, seed, timeout)
    todo = [task for task in tasks if ledger.find(task.key) is None]
    click.echo(f"{len(tasks)} submissions of {len(found.learners)} learners, {len(tasks) - len(todo)} graded before")
    failed, interrupted = 0, False
    try:
        options = Options(seed=seed, limits=Limits.of(timeout), cache=progress.cache())
        for number, done in enumerate(batch.run(todo, ledger, executors.chosen(options, jobs, executor)), 1):
            failed += done.grade is None
            click.echo(_line(number, len(todo), done))
    except batch.BatchError as error:
        click.echo(f"Error: {error}", err=True)
        failed += 1
    except KeyboardInterrupt:
        interrupted = True
    _write(found, tasks, ledger, list(chosen), out)
    _tell(found, out, failed, interrupted)
    return _INTERRUPTED if interrupted else OurFault.exit_code if failed else 0


def _line(number: int, count: int, done: "Done") -> str:
    from grader import redact

    told = done.grade.outcome if done.grade is not None else f"not graded: {redact.line(done.reason)}"
    return f"{number:>{len(str(count))}}/{count}  {redact.line(done.task.key.learner)}  {done.task.key.kata}  {told}"


def _write(found: "Collected", tasks: "list[Task]", ledger: "Ledger", katas: list[str], out: Path) -> None:
    """The gradebook, and the files that nobody graded."""
    from grader.classroom import gradebook

    grades = {(task.key.learner, task.key.kata): each for task in tasks if (each := ledger.find(task.key)) is not None}
    outcomes = {pair: each.outcome for pair, each in grades.items()}
    used = [kata for kata in katas if any(task.key.kata == kata for task in tasks)]
    gradebook.replace(out / "gradebook.csv", gradebook.grades(found.learners, used, outcomes))
    gradebook.replace(out / "left_out.csv", [["file", "reason"], *([each.path, each.reason] for each in found.left_out)])


def _tell(found: "Collected", out: Path, failed: int, interrupted: bool) -> None:
    if found.left_out:
        count = f"{len(found.left_out)} file{' is' if len(found.left_out) == 1 else 's are'}"
        click.echo(f"{count} not graded; {out / 'left_out.csv'} says why")
    if failed:
        click.echo(f"{failed} could not be graded; `kata doctor` may show why. The same command tries them again.")
    if interrupted:
        click.echo("interrupted: what was graded is kept, and the same command goes on")
    click.echo(f"{out / 'gradebook.csv'} holds the grades, {out / 'ledger.sqlite'} every verdict")
