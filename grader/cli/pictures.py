"""The options that name a picture."""

from pathlib import Path

import click

from grader.cli.errors import Misuse


def ending(context: click.Context, parameter: click.Parameter, path: Path | None) -> Path | None:
    """The option's value, if a picture can have this name."""
    endings = (".png", ".svg", ".pdf", *((".dot",) if parameter.name == "out" else ()))
    if path is not None and path.suffix not in endings:
        raise Misuse(f"{path}: the name must end with {', '.join(endings[:-1])} or {endings[-1]}")
    return path
