"""`kata export`: katas in the forms that other tools and platforms take."""

import errno
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from grader import catalogue
from grader.cli import course
from grader.cli.errors import Misuse

_SALT_BYTES = 24


@click.group()
def export() -> None:
    """Make files of katas for other tools and platforms."""


@export.command()
@click.argument("katas", nargs=-1, required=True)
@click.option("--out", "-o", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The notebook, as in hw1.ipynb.")
@click.option("--nbgrader", is_flag=True, help="With locked test cells of one point each, for nbgrader.")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def notebook(katas: tuple[str, ...], out: Path, nbgrader: bool, force: bool) -> None:
    """Make a Jupyter notebook of KATAS, whose cells check themselves."""
    from grader.export.notebook import book

    if out.suffix != ".ipynb":
        raise Misuse(f"{out} would be no notebook for Jupyter: give a name that ends in .ipynb")
    entries = [catalogue.find(each) for each in course.katas(",".join(katas))]
    content = book(entries, nbgrader)
    try:
        with out.open("w" if force else "x", encoding="utf-8") as file:
            file.write(content)
    except FileExistsError as error:
        raise Misuse(f"{out} is there already: choose another name, or replace it with --force") from error
    except OSError as error:
        raise Misuse(f"cannot write {out}: {error.strerror}") from error
    click.echo(f"{out} holds {', '.join(entry.id for entry in entries)}. Handed in, `kata grade` grades each of them.")


def _what(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say what is graded, and with what."""
    package = click.option("--package", help="What pip installs there: a requirement, or a URL [default: this version].")
    return click.option("--katas", required=True, help="The katas of the assignment, as in A,B,S04.")(package(command))


@export.command()
@_what
@click.option(
    "--salt-file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Your secret [default: one that nobody knows]."
)
@click.option("--out", type=click.Path(path_type=Path), default="gradescope.zip", show_default=True, help="The file to write.")
def gradescope(katas: str, package: str | None, salt_file: Path | None, out: Path) -> None:
    """Write the zip file of a Gradescope autograder.

    --package may also be a wheel of yours (.whl), which goes into the zip.
    """
    from grader.export import gradescope
    from grader.export.shipped import PACKAGE

    chosen = course.katas(katas)
    try:
        salt = salt_file.read_bytes().strip() if salt_file else secrets.token_urlsafe(_SALT_BYTES).encode()
        if not salt or b"\0" in salt:
            raise Misuse(f"{salt_file} holds no salt: write a line into it that only you know")
        gradescope.write(out, chosen, salt, _package(package) or PACKAGE)
    except OSError as error:
        raise _cannot(error) from error
    click.echo(f"{out} grades {', '.join(chosen)}: upload it to Gradescope (Configure Autograder, zip file upload).")
    click.echo("The salt is in it, and nowhere else: keep the file to yourself.")


@export.command("github-classroom")
@_what
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=".",
    show_default=True,
    help="The repository that learners start from.",
)
def github_classroom(katas: str, package: str | None, out: Path) -> None:
    """Write a workflow for GitHub Classroom, and the action that it uses."""
    from grader.export import github
    from grader.export.shipped import PACKAGE

    chosen = course.katas(katas)
    if package and package.endswith(".whl") and "://" not in package:
        raise Misuse(f"--package {package} lies on this machine, where GitHub does not find it: give a requirement or a URL")
    try:
        _write({out / name: text for name, text in github.files(chosen, _package(package) or PACKAGE).items()})
    except OSError as error:
        raise _cannot(error) from error
    click.echo("Commit these files, and keep your salt in a secret of the organisation: KATA_SALT.")


def _write(files: dict[Path, str]) -> None:
    """All of them, or none if one is there already."""
    taken = next((path for path in files if path.exists()), None)
    if taken is not None:
        raise FileExistsError(errno.EEXIST, "", str(taken))
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        click.echo(f"wrote {path}")


def _package(package: str | None) -> str | None:
    if package is not None and (package.startswith("-") or not package.isprintable() or not package):
        raise Misuse(f"--package {package!r} is nothing that pip could install")
    return package


def _cannot(error: OSError) -> Misuse:
    if isinstance(error, FileExistsError):
        return Misuse(f"{error.filename} is here already and stays as it is: choose another --out, or remove it")
    return Misuse(f"{error.filename}: {error.strerror}")
