"""Where `kata grade` has the work done: the processors of this machine, or a Dask cluster."""

import re
from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from grader.cli.errors import Misuse

if TYPE_CHECKING:
    from grader.classroom.batch import Executor
    from grader.grade import Options

_DASK = re.compile(r"dask://(?P<address>[^/\s@]+:[0-9]{1,5})/?")


def _address(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """HOST:PORT; which protocol that is spoken with is Dask's own setting."""
    if value is None:
        return None
    if (named := _DASK.fullmatch(value)) is None:
        raise Misuse(f"--executor {value}: this is no address of a Dask scheduler, as in dask://host:8786")
    if find_spec("distributed") is None:
        raise Misuse("--executor needs Dask: pip install 'gradient-katas[dask]', the same version as on the workers")
    return named["address"]


option = click.option(
    "--executor", metavar="dask://HOST:PORT", callback=_address, help="Grade on a Dask cluster [default: on this machine]."
)


def chosen(options: "Options", jobs: int | None, executor: str | None) -> "Executor":
    """What grades: `executor` is the address of a scheduler, or None."""
    if executor is None:
        from grader.classroom import local

        return local.executor(options, jobs)
    if jobs is not None:
        raise Misuse("--jobs is for this machine alone: a Dask cluster grades with as many workers as it has")
    from grader.classroom import cluster

    return cluster.executor(options, executor)
