"""The `kata` command: options, and one call each. Heavy modules are imported inside the commands that need them."""

import difflib
import io
import logging
import os
import sys
from typing import Any

import click

from grader import __version__, progress
from grader.catalogue import CatalogueError, UnknownKata
from grader.cli import author, check, classroom, graph, learn, memory
from grader.cli.errors import Misuse, OurFault


class _Commands(click.Group):
    """A group that suggests near misses of a command's name and tells our own errors in one line."""

    def resolve_command(self, context: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(context, args)
        except click.UsageError as error:
            close = difflib.get_close_matches(args[0], self.list_commands(context), 1)
            hint = f" Did you mean `kata {close[0]}`?" if close else " `kata --help` lists them."
            raise Misuse(f"there is no command {args[0]!r}.{hint}") from error

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except UnknownKata as error:
            raise Misuse(str(error)) from error
        except CatalogueError as error:
            raise OurFault(str(error)) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kata")
def group() -> None:
    """Debugging katas for gradients.

    \b
    kata list            see the katas and where you are
    kata next            the one that comes next for you
    kata start B         get a copy of the buggy program of kata B
    kata check B         run your repair and see what is still wrong
    kata hint B          one more hint
    kata grade FOLDER    grade a whole class (kata regrades OUT: who moved)
    """


for command in (*learn.COMMANDS, check.check, graph.graph, memory.memory, classroom.grade, classroom.regrades, *author.COMMANDS):
    group.add_command(command)


def main() -> None:
    """Run the command line. Exit codes: 0 passed, 1 not yet, 2 usage, 3 our fault."""
    while (lowest := os.open(os.devnull, os.O_RDWR)) <= 2:  # whoever called us may have closed some of the standard streams
        pass
    os.close(lowest)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # more would take memory and time to start, for sums this small
    if os.environ.get("KATA_DEBUG"):
        logging.basicConfig(level=logging.DEBUG)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that cannot show "✓" shows "?"
    try:
        group()
    except progress.NoHome as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(Misuse.exit_code)
    except Exception as error:
        if os.environ.get("KATA_DEBUG"):
            raise
        text = f"a fault in kata itself, not in your program: {type(error).__name__}: {error} (KATA_DEBUG=1 shows where)"
        click.echo(f"Error: {text}", err=True)
        _forget_output()
        sys.exit(OurFault.exit_code)


def _forget_output() -> None:
    """What cannot be written (a full disk) is not tried again at the end: Python would make its own exit code of that."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
