"""`kata grade` and `kata regrades`: a whole class."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader import catalogue, progress
from grader.classroom.salt import seed_of
from grader.cli import bar, course, executors
from grader.cli import reports as reporting
from grader.cli.errors import Misuse, OurFault, refuse_windows
from grader.cli.reports import Reports

if TYPE_CHECKING:
    from grader.catalogue import Entry
    from grader.classroom.batch import Done, Task
    from grader.classroom.collect import Collected
    from grader.classroom.ledger import Grade, Ledger
    from grader.classroom.outputs import Results
    from grader.classroom.scores import Policy

_INTERRUPTED = 130  # as shells have it
_GOES_ON = "interrupted: what was graded is kept, and the same command goes on"
_LEDGER = "ledger.sqlite"


@dataclass(frozen=True)
class _Asked:
    """The command line of `kata grade`."""

    submissions: Path
    out: Path
    katas: str | None
    table: Path | None
    pattern: str | None
    learner: str | None
    salt: str
    timeout: float
    jobs: int | None
    executor: str | None
    weights: dict[str, float]
    due: datetime | None
    late: float
    columns: str
    only_new: bool
    repair: bool
    reports: Reports

    @property
    def seed(self) -> int:
        """The public seed without a salt."""
        return seed_of(self.salt)

    @property
    def policy(self) -> "Policy":
        """How verdicts become points."""
        from grader.classroom.scores import Policy

        return Policy(self.weights, self.due, self.late)


@click.command()
@click.argument("submissions", type=click.Path(path_type=Path, exists=True))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="The folder for everything that is written.")
@click.option("--katas", help="Only these, as in A,B,S04 [default: all that something was handed in for].")
@click.option("--map", "table", type=click.Path(path_type=Path), help="A CSV file of which file is for which kata: hw1/task3.py,B")
@click.option("--pattern", help="A regular expression with a group (?P<learner>…): whose a file is, by its path below SUBMISSIONS.")
@click.option("--learner", help="SUBMISSIONS is this learner's alone.")
@click.option("--salt", default="", envvar="KATA_SALT", help="A secret of yours: it decides which inputs are asked. Better in KATA_SALT.")
@click.option("--timeout", type=click.FloatRange(0.1, 600), default=5.0, show_default=True, help="Seconds that one call may take.")
@click.option("--jobs", type=click.IntRange(1), help="How many processes grade side by side [default: one for each processor].")
@executors.option
@click.option("--weights", default="", callback=course.weights, help="Points for a kata, as in B=2,S04=0.5 [default: 1 for each].")
@click.option("--due", callback=course.due, help="When it was due, as in 2026-11-30 (the whole day) or 2026-11-30T18:00+01:00.")
@click.option("--late", type=click.FloatRange(0, 100), default=0.0, help="Percent of the points that each day begun after --due costs.")
@click.option("--columns", default="", help='Columns of the gradebook, as in "Email=learner,Grade=percent".')
@click.option("--only-new", is_flag=True, help="What was ever graded keeps its grade, though the kata, its spec or the salt is another.")
@click.option("--repair", is_flag=True, help="First save what can be read of a damaged ledger.")
@reporting.options
def grade(**given: Any) -> None:
    """Grade SUBMISSIONS, a folder with one folder for each learner, or a .zip file of one.

    A file is for the kata that its name says (b.py, b_shared_graph.ipynb), or a line `# kata: B` near its top, or --map; a notebook for
    each kata that its cells name. What was graded before is not graded again: after an interruption the same command goes on where it was.

    \b
    Exit codes: 0 all graded, 2 usage, 3 some could not be graded (the next run tries them again),
    130 interrupted.
    """
    refuse_windows()
    from grader.classroom.ledger import LedgerError

    asked = _Asked(**given)
    if asked.late and asked.due is None:
        raise Misuse(f"--late {asked.late:g} needs --due: when it was due, as in --due 2026-11-30")
    if asked.out.resolve().is_relative_to(asked.submissions.resolve()):
        raise Misuse(f"{asked.out} lies in {asked.submissions}, which the next run reads again: choose an --out elsewhere")
    try:
        raise SystemExit(_collect_and_grade(asked, _chosen(asked.katas)))
    except LedgerError as error:
        raise OurFault(str(error)) from error
    except KeyboardInterrupt:
        click.echo(_GOES_ON)
        raise SystemExit(_INTERRUPTED) from None
    except OSError as error:
        if error.filename is None:  # no file of theirs: the standard output, or a process that cannot be started
            raise
        raise Misuse(f"{error.filename}: {error.strerror}") from error


def _chosen(katas: str | None) -> "dict[str, Entry]":
    every = {entry.id: entry for entry in catalogue.entries()}
    names = course.katas(katas) if katas else list(every)
    return {name: every[name] for name in every if name in names}


def _collect_and_grade(asked: _Asked, chosen: "dict[str, Entry]") -> int:
    from grader.classroom import batch, gradebook, repair
    from grader.classroom.ledger import opened
    from grader.reporters import words

    found = _found(asked)
    asked.reports.refuse(len(found.learners))
    tasks = batch.tasks(found.handed_in, chosen, asked.seed, asked.timeout)
    used = [name for name in chosen if asked.katas or any(task.key.kata == name for task in tasks)]
    try:
        columns = gradebook.columns(asked.columns, used)
    except gradebook.ColumnError as error:
        raise Misuse(str(error)) from error
    asked.out.mkdir(parents=True, exist_ok=True)
    if asked.repair:
        aside, saved = repair.repair(asked.out / _LEDGER)
        kept = f"; the damaged ledger is kept as {aside}" if aside.exists() else ""
        click.echo(f"{words.counted(saved, 'grade')} saved{kept}")
    repair.refuse_interrupted(asked.out / _LEDGER)
    with opened(asked.out / _LEDGER) as ledger:
        code = _grade(asked, tasks, len(found.learners), ledger)
        repair.back_up(ledger, asked.out / _LEDGER)
        _write(asked, _results(asked, found, tasks, ledger, used), ledger, columns, code)
    return code


def _found(asked: _Asked) -> "Collected":
    from grader import redact
    from grader.classroom.collect import CollectError, collect
    from grader.marks import reading
    from grader.sandbox.server import ServerError

    try:
        with reading() as marks:
            found = collect(asked.submissions, pattern=asked.pattern, learner=asked.learner, table=asked.table, marks=marks)
    except CollectError as error:
        raise Misuse(str(error)) from error
    except ServerError as error:
        raise OurFault(str(error)) from error
    for note in found.notes:
        click.echo(redact.line(note))
    return found


def _grade(asked: _Asked, tasks: "list[Task]", learners: int, ledger: "Ledger") -> int:
    """Grade what has no grade yet; returns the exit code."""
    from grader.classroom import batch
    from grader.classroom import regrades as regrading
    from grader.conversation import Limits
    from grader.grade import Options
    from grader.reporters import words

    todo = [task for task in tasks if _graded_before(asked, task, ledger) is None]
    click.echo(f"{words.counted(len(tasks), 'submission')} of {words.counted(learners, 'learner')}, {len(tasks) - len(todo)} graded before")
    again, why = regrading.again((task.key for task in todo), ledger)
    if again:
        click.echo(f"{words.counted(again, 'grade')} given anew because of {', '.join(why)}; with --only-new the old ones would stay")
    failed = 0
    options = Options(seed=asked.seed, limits=Limits.of(asked.timeout), cache=progress.cache())
    try:
        work = batch.run(todo, ledger, executors.chosen(options, asked.jobs, asked.executor))
        for done in bar.announced(work, len(todo), _line, lasting=lambda done: done.grade is None):
            failed += done.grade is None
    except batch.BatchError as error:
        click.echo(f"Error: {error}", err=True)
        return OurFault.exit_code
    except KeyboardInterrupt:
        return _INTERRUPTED
    return OurFault.exit_code if failed else 0


def _graded_before(asked: _Asked, task: "Task", ledger: "Ledger") -> "Grade | None":
    return ledger.find(task.key) or (ledger.latest(task.key) if asked.only_new else None)


def _line(done: "Done") -> str:
    from grader import redact

    told = done.grade.outcome if done.grade is not None else f"not graded: {redact.line(done.reason)}"
    return f"{redact.line(done.task.key.learner)}  {done.task.key.kata}  {told}"


def _results(asked: _Asked, found: "Collected", tasks: "list[Task]", ledger: "Ledger", used: list[str]) -> "Results":
    from grader.classroom.outputs import Results

    grades = (_graded_before(asked, task, ledger) for task in tasks)
    keys = {(grade.key.learner, grade.key.kata): grade.key for grade in grades if grade is not None}
    return Results(found, keys, used, len(tasks) - len(keys), f"{asked.submissions}/")


def _write(asked: _Asked, results: "Results", ledger: "Ledger", columns: dict[str, str], code: int) -> None:
    """Every file but the ledger, and what there is to say about them."""
    from grader.classroom import outputs

    outputs.write(asked.out, results, ledger, asked.policy, columns)
    if asked.reports.wanted:
        asked.reports.write(list(outputs.scored(results, ledger, asked.policy)), results.found.left_out)
    if count := len(results.found.left_out):
        click.echo(f"{count} file{' is' if count == 1 else 's are'} not graded; {asked.out / outputs.LEFT_OUT} says why")
    if code == _INTERRUPTED:
        click.echo(_GOES_ON)
    elif code:
        hint = "" if asked.executor else "; `kata doctor` may show why"  # it looks at this machine
        click.echo(f"{results.missing} could not be graded{hint}. The same command tries them again.")
    if not asked.salt:
        click.echo("Note: without a salt (KATA_SALT) everybody can know which inputs are asked")
    click.echo(f"{asked.out / outputs.GRADEBOOK} holds the grades, {asked.out / outputs.REPORT} shows the class")
    if count := outputs.of_others(asked.out, results):
        click.echo(f"{asked.out / outputs.FEEDBACK} has {count} older files of learners who are not in this run: do not hand them out")
    click.echo(f"{asked.out / outputs.FEEDBACK} has files for each learner, {asked.out / _LEDGER} every verdict")


@click.command()
@click.argument("out", type=click.Path(path_type=Path, exists=True, file_okay=False))
def regrades(out: Path) -> None:
    """Show who moved from what to what when the same program was graded again, and why it was.

    OUT is the folder that `kata grade --out` wrote to.
    """
    from grader import redact
    from grader.classroom.ledger import LedgerError, opened
    from grader.classroom.regrades import regrades

    path = out / _LEDGER
    if not path.exists():
        raise Misuse(f"{path}: no such file; `kata grade FOLDER --out {out}` makes it")
    count = moved = 0
    try:
        with opened(path) as ledger:
            for each in regrades(ledger):
                count += 1
                if each.moved:
                    moved += 1
                    key = each.after.key
                    click.echo(
                        f"{redact.line(key.learner)}  {key.kata}  {each.before.outcome} → {each.after.outcome}  because of {each.why}"
                    )
    except LedgerError as error:
        raise OurFault(str(error)) from error
    click.echo(f"{count} graded again, {moved} moved")
