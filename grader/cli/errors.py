"""How a command ends that cannot do what it was asked: one line on stderr and the documented exit code."""

import click


class Misuse(click.ClickException):
    """The command was given something it cannot work with."""

    exit_code = 2


class OurFault(click.ClickException):
    """The course or kata itself is broken."""

    exit_code = 3
