"""Reports for other programs: options of `kata grade`, formats of `kata check`, and what GitHub's runner is told."""

import os
import secrets
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader import redact
from grader.cli.errors import Misuse, OurFault
from grader.verdict import Scored, Verdict

if TYPE_CHECKING:
    from grader.classroom.collect import LeftOut

STYLES = ("junit", "gradescope", "github")  # of `kata check --format`, beside its own
_File = click.Path(path_type=Path, dir_okay=False)
_OPTIONS = (
    click.option("--junit", type=_File, help="Write all verdicts to this file, as JUnit XML."),
    click.option("--gradescope", type=_File, help="Write the verdicts on one learner to this file, as Gradescope's results.json."),
    click.option("--github", is_flag=True, help="In GitHub Actions: annotations, a summary, and the output `result` for Classroom."),
)


@dataclass
class Reports:
    """What was asked for. `commands` are for GitHub's runner, once it reads the log for commands again."""

    junit: Path | None = None
    gradescope: Path | None = None
    github: bool = False
    commands: str = ""

    @property
    def wanted(self) -> bool:
        """Whether anything was."""
        return self.github or self.junit is not None or self.gradescope is not None

    def refuse(self, learners: int) -> None:
        """What could not be written once all of them are graded. Raises Misuse."""
        if self.gradescope is not None and learners > 1:
            raise Misuse(f"{self.gradescope} can tell of one learner only: grade one with --learner")
        for path in (self.junit, self.gradescope):
            if path is not None and not path.parent.is_dir():
                raise Misuse(f"cannot write {path}: there is no folder {path.parent}")

    def write(self, scored: Sequence[Scored], left_out: "Sequence[LeftOut]") -> None:
        """Write all of them. Raises Misuse."""
        named = [replace(each, learner=redact.line(each.learner), note=redact.line(each.note)) for each in scored]
        files = [(redact.text(each.path), redact.text(each.reason)) for each in left_out]
        if self.junit is not None:
            from grader.reporters import junit

            _put(self.junit, junit.render(named))
        if self.github:
            self.commands = _tell_github(named, files)
        if self.gradescope is not None:
            _write_gradescope(self.gradescope, named, files)


def options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command these options, too; it gets them as one argument, `reports`."""

    @wraps(command)
    def run(junit: Path | None, gradescope: Path | None, github: bool, **others: Any) -> None:
        reports = Reports(junit, gradescope, github)
        if github:
            _shielded(lambda: command(reports=reports, **others), reports)
        else:
            command(reports=reports, **others)

    for option in reversed(_OPTIONS):
        run = option(run)
    return run


def _shielded(call: Callable[[], None], reports: Reports) -> None:
    """Whatever is said meanwhile is no command, names of folders and files among it. After a surprise nothing is, to the end."""
    from grader.reporters import github

    token = secrets.token_hex(16)
    click.echo(github.stopped(token))
    code: Any = 0
    try:
        call()
    except SystemExit as end:
        code = end.code
    except click.ClickException as error:
        error.show(sys.stdout)  # not on stderr, which the runner may read later than the line below
        code = error.exit_code
    click.echo(f"{github.resumed(token)}\n{reports.commands}", nl=False)
    raise SystemExit(code)


def of_check(verdict: Verdict, style: str, terminal: str) -> str:
    """The verdict of `kata check` in one of STYLES; `terminal` is what a person would be told. Raises OurFault and Misuse."""
    alone = [Scored("", verdict, float(verdict.passed), 1.0)]
    if style == "junit":
        from grader.reporters import junit

        return junit.render(alone).rstrip("\n")
    if style == "gradescope":
        from grader.reporters import gradescope, plain

        try:
            return gradescope.render(alone)
        except plain.NotGraded as error:
            raise OurFault(str(error)) from error
    from grader.reporters import github

    return f"{github.shielded(click.unstyle(terminal), secrets.token_hex(16))}\n{_tell_github(alone, [])}".rstrip("\n")


def _write_gradescope(path: Path, scored: Sequence[Scored], left_out: Sequence[tuple[str, str]]) -> None:
    """Without a file Gradescope says that the autograder failed, and the teacher runs it again: never a zero that is our fault."""
    from grader.reporters import gradescope, plain

    try:
        _put(path, gradescope.render(scored, left_out))
    except plain.NotGraded as error:
        path.unlink(missing_ok=True)
        click.echo(f"Error: {path} is not written: {error}", err=True)


def _tell_github(scored: Sequence[Scored], left_out: Sequence[tuple[str, str]]) -> str:
    """Write the summary and the output of this step; returns the annotations."""
    from grader.reporters import classroom, github, plain

    root = Path(os.path.abspath(os.environ.get("GITHUB_WORKSPACE") or "."))
    here = [replace(each, verdict=replace(each.verdict, path=_within(root, each.verdict.path))) for each in scored]
    files = [(_within(root, path), reason) for path, reason in left_out]
    _append("GITHUB_STEP_SUMMARY", lambda size: github.summary(here, files, github.MOST_SUMMARY - size))
    try:
        result = classroom.render(here)
        _append("GITHUB_OUTPUT", lambda _: github.output("result", result))
    except plain.NotGraded:
        pass  # no result, no points: the exit code says so
    return github.annotations(here)


def _within(root: Path, path: str) -> str:
    """The path from the root of the repository, if it lies there."""
    whole = Path(os.path.abspath(path))
    return str(whole.relative_to(root)) if path and whole.is_relative_to(root) else path


def _append(variable: str, text: Callable[[int], str]) -> None:
    """To the file that a variable names, if it names one; what is in it already has a size."""
    path = os.environ.get(variable)
    if not path:
        return
    size = os.path.getsize(path) if os.path.exists(path) else 0
    try:
        with open(path, "a", encoding="utf-8") as file:
            file.write(text(size))
    except OSError as error:
        raise Misuse(f"cannot write {path} (${variable}): {error.strerror}") from error


def _put(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Misuse(f"cannot write {path}: {error.strerror}") from error
