"""The `kata` command: options, and one call each. Heavy modules are imported inside the commands that need them."""

import os
import sys

import click

from grader import __version__
from grader.cli import author, check, learn

EXIT_OUR_FAULT = 3


class _Commands(click.Group):
    """A group that suggests near misses of a command's name."""

    def resolve_command(self, context: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(context, args)
        except click.UsageError as error:
            import difflib

            close = difflib.get_close_matches(args[0], self.list_commands(context), 1) if args else []
            hint = f" Did you mean `kata {close[0]}`?" if close and "Did you mean" not in error.message else ""
            raise click.UsageError(f"{error.message}{hint}", context) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kata")
def group() -> None:
    """Debugging katas for gradients.

    \b
    kata list            see the katas and where you are
    kata start B         get a copy of the buggy program of kata B
    kata check B         run your repair and see what is still wrong
    kata hint B          one more hint
    """


for command in (*learn.COMMANDS, check.check, *author.COMMANDS):
    group.add_command(command)


def main() -> None:
    """Run the command line. Exit codes: 0 passed, 1 not yet, 2 usage, 3 our fault."""
    from grader.catalogue import CatalogueError, UnknownKata

    try:
        group()
    except UnknownKata as error:
        _fail(str(error), 2)
    except CatalogueError as error:
        _fail(str(error), EXIT_OUR_FAULT)
    except Exception as error:
        if os.environ.get("KATA_DEBUG"):
            raise
        _fail(f"a fault in kata itself, not in your program: {type(error).__name__}: {error} (KATA_DEBUG=1 shows where)", EXIT_OUR_FAULT)


def _fail(message: str, code: int) -> None:
    click.echo(f"Error: {message}", err=True)
    sys.exit(code)
