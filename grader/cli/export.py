"""`kata export`: katas in the forms that other tools take."""

from pathlib import Path

import click

from grader import catalogue
from grader.cli.errors import Misuse


@click.group()
def export() -> None:
    """Make files of katas for other tools."""


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
    entries = list(dict.fromkeys(catalogue.find(each) for each in katas))
    content = book(entries, nbgrader)
    try:
        with out.open("w" if force else "x", encoding="utf-8") as file:
            file.write(content)
    except FileExistsError as error:
        raise Misuse(f"{out} is there already: choose another name, or replace it with --force") from error
    except OSError as error:
        raise Misuse(f"cannot write {out}: {error.strerror}") from error
    click.echo(f"{out} holds {', '.join(entry.id for entry in entries)}. Handed in, `kata grade` grades each of them.")
