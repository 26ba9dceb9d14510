"""How a command ends that cannot do what it was asked: one line on stderr and the documented exit code."""

import sys

import click


class Misuse(click.ClickException):
    """The command was given something it cannot work with."""

    exit_code = 2


class OurFault(click.ClickException):
    """The course or kata itself is broken."""

    exit_code = 3


def refuse_windows() -> None:
    """For commands that run programs. Raises Misuse on Windows."""
    if sys.platform == "win32":
        raise Misuse("kata cannot run programs on Windows itself: use WSL 2, https://learn.microsoft.com/windows/wsl/install")
