"""Katas as tests: `pytest --kata=SUBMISSIONS` grades what a class handed in, `pytest katas/` proves a pack.

pytest loads this module in every run on a machine where kata is installed: nothing of ours is imported before it is asked for.
"""

import math
import os
from argparse import ArgumentTypeError
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from grader.authoring.proof import Proof
    from grader.classroom.collect import Collected, HandedIn
    from grader.verdict import Verdict

_SEEDS = 3  # as `kata verify`
_MOST_TEXT = 4096  # characters of a path: PATH_MAX of Linux


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of `kata grade` that mean something here."""
    group = parser.getgroup("kata", "debugging katas for gradients")
    group.addoption(
        "--kata",
        dest="kata_submissions",
        metavar="SUBMISSIONS",
        type=Path,
        help="Grade a folder with one folder for each learner, and collect nothing else. No conftest.py is read.",
    )
    salt = "A secret of yours: it decides which inputs are asked. Better in KATA_SALT."
    group.addoption("--kata-salt", default=os.environ.get("KATA_SALT", ""), metavar="SALT", help=salt)
    group.addoption("--kata-timeout", default=5.0, metavar="SECONDS", type=_seconds, help="Seconds that one call may take [default: 5].")


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0.1 <= seconds <= 600:
        raise ArgumentTypeError(f"{text!r} is not a number of seconds between 0.1 and 600")
    return seconds


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Before pytest imports any conftest.py: with --kata none is, for it may be a learner's. Raises pytest.UsageError."""
    options = early_config.known_args_namespace
    if options.kata_submissions is None:
        return
    options.noconftest = True
    submissions = options.kata_submissions.resolve()
    for place in (early_config.invocation_params.dir, early_config.inipath, early_config.rootpath):
        if place is not None and place.resolve().is_relative_to(submissions):
            raise pytest.UsageError(
                f"{place} lies in {submissions}, where everything is a learner's: start pytest from a folder above, "
                f"and write --kata={options.kata_submissions} with an equals sign, so that pytest looks for no settings there"
            )


def pytest_configure(config: pytest.Config) -> None:
    """With --kata the submissions are collected, in the place of this folder's tests. Raises pytest.UsageError."""
    folder: Path | None = config.getoption("kata_submissions")
    if folder is None:
        return
    if config.args_source is pytest.Config.ArgsSource.ARGS:
        raise pytest.UsageError(f"--kata collects {folder} and nothing else: leave out {' '.join(config.args)}")
    if not folder.is_dir():
        raise pytest.UsageError(f"--kata {folder}: there is no such folder")
    config.args[:] = [str(_absolute(config, folder))]  # to the letter what is looked for below


@pytest.hookimpl(tryfirst=True)
def pytest_collect_directory(path: Path, parent: pytest.Collector) -> "_Class | None":
    """The folder of submissions, which pytest itself never looks into."""
    folder: Path | None = parent.config.getoption("kata_submissions")
    if folder is None or path != _absolute(parent.config, folder):
        return None
    collector: _Class = _Class.from_parent(parent, path=path)
    return collector


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "_Pack | None":
    """The spec of a kata, if it, its folder or the folder katas/ was named on the command line."""
    if file_path.name != "spec.py" or file_path.parent.parent.name != "katas":
        return None
    config = parent.config
    if config.args_source is not pytest.Config.ArgsSource.ARGS:
        return None
    named = {_absolute(config, arg.partition("::")[0]) for arg in config.args}
    if named.isdisjoint((file_path, *file_path.parents[:2])):
        return None
    pack: _Pack = _Pack.from_parent(parent, path=file_path)
    return pack


def _absolute(config: pytest.Config, path: "Path | str") -> Path:
    return Path(os.path.abspath(config.invocation_params.dir / path))


class _Class(pytest.Directory):
    """The submissions. Learners' files are nodes whatever their names are: none is a module of tests."""

    def collect(self) -> "Iterator[_File]":
        found = self._found()
        for each in found.handed_in:
            yield self._file(each.path, handed_in=each)
        for left_out in found.left_out:
            yield self._file(left_out.path, reason=left_out.reason)

    def _found(self) -> "Collected":
        from grader.catalogue import CatalogueError
        from grader.classroom.collect import CollectError, collect
        from grader.marks import reading
        from grader.sandbox.server import ServerError

        try:
            with reading() as marks:
                return collect(self.config.getoption("kata_submissions"), marks=marks)
        except (OSError, CatalogueError, CollectError, ServerError) as error:
            raise self.CollectError(str(error)) from error

    def _file(self, path: str, **found: Any) -> "_File":
        file: _File = _File.from_parent(self, name=_plain(path), nodeid=_plain(path), path=Path(path), **found)
        return file


class _File(pytest.Collector):
    """One file of a learner; with a reason, if it is not graded."""

    def __init__(self, handed_in: "HandedIn | None" = None, reason: str = "", **rest: Any) -> None:
        super().__init__(**rest)
        self.handed_in, self.reason = handed_in, reason

    def collect(self) -> "Iterator[_Check]":
        item: _Check = _Check.from_parent(self, name=self.handed_in.kata if self.handed_in else "not graded")
        if self.reason:
            item.add_marker(pytest.mark.skip(reason=_plain(self.reason)))
        yield item


class _Check(pytest.Item):
    """A submission, held against its kata."""

    parent: _File
    verdict: "Verdict"

    def setup(self) -> None:
        """What kata itself could not do is an error, not a failure of the learner's."""
        from click import unstyle

        from grader.reporters import terminal
        from grader.verdict import Outcome

        assert self.parent.handed_in is not None, "pytest sets up nothing that is skipped"
        self.verdict = _graded(self.parent.handed_in, self.config)
        if self.verdict.outcome is Outcome.GRADER_ERROR:
            pytest.fail(unstyle(terminal.render(self.verdict)), pytrace=False)

    def runtest(self) -> None:
        if not self.verdict.passed:
            raise _NotYet

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        return _Told(self.verdict) if excinfo.errisinstance(_NotYet) else super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[str, int, str]:
        return self.parent.name, 0, f"{self.name} of {self.parent.name}"


def _graded(handed_in: "HandedIn", config: pytest.Config) -> "Verdict":
    """In the same way as `kata grade`, with one fork server for this process."""
    from grader import catalogue, progress
    from grader.classroom.collect import LeftOut
    from grader.classroom.salt import PUBLIC_SEED, seed_of
    from grader.conversation import Limits
    from grader.grade import Options, grade
    from grader.sandbox.server import of_this_process

    if isinstance(read := handed_in.read(), LeftOut):
        pytest.fail(_plain(read.reason), pytrace=False)
    limits = Limits.of(config.getoption("kata_timeout"))
    options = Options(seed=seed_of(config.getoption("kata_salt")), limits=limits, cache=progress.cache())
    verdict = grade(catalogue.find(handed_in.kata), read, of_this_process("nbformat"), options)
    return verdict if verdict.seed == PUBLIC_SEED else replace(verdict, seed=None)  # it stands for the salt, and logs are read by learners


class _NotYet(Exception):
    """The submission has not passed; its verdict says why."""


class _Told:
    """The verdict in pytest's report: coloured where the rest of it is. pytest's summary shows `reprcrash.message`."""

    def __init__(self, verdict: "Verdict") -> None:
        from grader.reporters import terminal

        self._text = terminal.render(verdict)
        self.reprcrash = _Summary(f"{verdict.outcome.value}: {verdict.summary}")

    def __str__(self) -> str:
        from click import unstyle

        return unstyle(self._text)

    def toterminal(self, writer: Any) -> None:
        writer.line(self._text if writer.hasmarkup else str(self))


@dataclass(frozen=True)
class _Summary:
    message: str


class _Pack(pytest.File):
    """A kata with everything that has to be true of it before it ships."""

    proof: "Proof"

    def collect(self) -> "Iterator[_Claim]":
        from grader.authoring.proof import CLAIMS

        for name in CLAIMS:
            yield _Claim.from_parent(self, name=name)

    def setup(self) -> None:
        """A spec that cannot be loaded is an error of every claim."""
        from grader import catalogue
        from grader.authoring.proof import Proof
        from grader.catalogue import CatalogueError
        from grader.sandbox.server import of_this_process

        folder, self._cache = self.path.parent, TemporaryDirectory()
        try:
            entry = catalogue.find(folder.name, folder.parent.parent)
            self.proof = Proof(entry, of_this_process(), _SEEDS, Path(self._cache.name))
        except CatalogueError as error:
            pytest.fail(str(error), pytrace=False)

    def teardown(self) -> None:
        self._cache.cleanup()


class _Claim(pytest.Item):
    """One thing that has to be true of a kata."""

    parent: _Pack

    def runtest(self) -> None:
        from grader.authoring.proof import CLAIMS

        if problems := list(CLAIMS[self.name](self.parent.proof)):
            raise _Unsound("\n".join(problems))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        return str(excinfo.value) if excinfo.errisinstance(_Unsound) else super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        return self.path, None, f"{self.name} of {self.path.parent.name}"


class _Unsound(Exception):
    """What is not true, a line each."""


def _plain(text: str) -> str:
    """What a learner has named, on one line that a terminal can show."""
    from grader import redact

    return redact.text(text, _MOST_TEXT).replace("\n", "\N{REPLACEMENT CHARACTER}")
