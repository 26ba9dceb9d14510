"""`kata graph`: what torch recorded while a program ran."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader import catalogue
from grader.catalogue import Entry, UnknownKata
from grader.cli.check import read
from grader.cli.errors import Misuse, OurFault, refuse_windows
from grader.cli.learn import own_file
from grader.cli.pictures import ending

if TYPE_CHECKING:
    from grader.graphs import Drawing
    from grader.spec import Kata
    from grader.submission import Submission
    from grader.wire.messages import Graph, Question


@click.command()
@click.argument("target")
@click.option("--input", "values", help="What to call the function of a kata with: `x = 2.0` [default: the first of its page].")
@click.option(
    "--out", type=click.Path(path_type=Path), callback=ending, help="Write a picture (.svg, .png, .pdf) or Graphviz' language (.dot)."
)
def graph(target: str, values: str | None, out: Path | None) -> None:
    """Draw the autograd graph of TARGET: a kata (your copy of it) or a file, .py or .ipynb.

    Shown is what every backward pass walks through, and the graph of what is returned. A file that is no kata's is run, and the graphs
    of its variables are shown.
    """
    refuse_windows()
    entry, path = find(target)
    if entry is None and values is not None:
        raise Misuse(f"{path} is the program of no kata, so there is no function to call with {values}")
    drawing = _gather(read(path), entry, values)
    if drawing.trouble is not None:
        click.echo(f"The program stopped with {drawing.trouble.type}: {drawing.trouble.text}\n", err=True)
    if not drawing.graphs:
        raise Misuse("there is no graph to draw: torch records one only for what is computed from a tensor that requires a gradient")
    _show(drawing.graphs, out)


def find(target: str) -> tuple[Entry | None, Path]:
    """The kata, if `target` names one or is the file of one, and the file to run. Raises Misuse."""
    path = Path(target)
    try:
        entry = catalogue.find(path.stem if path.is_file() else target)
    except UnknownKata as error:
        if not path.is_file():
            raise Misuse(f"{target} is neither a file nor a kata: {error}") from error
        return None, path
    if path.is_file():  # a scratch file a.py is not the program of kata A
        return (entry if path.stem == entry.name else None), path
    return entry, own_file(entry) or entry.buggy


def _gather(handed_in: "Submission", entry: Entry | None, values: str | None) -> "Drawing":
    from grader.sandbox.server import Server, ServerError

    with Server(["nbformat"] if handed_in.path.endswith(".ipynb") else []) as server:
        from grader import graphs

        kata = entry.load_spec() if entry is not None else None
        question = _question(kata, values or _first_input(entry)) if kata is not None and entry is not None else None
        try:
            return graphs.gather(server, handed_in, kata, question)
        except graphs.GraphError as error:
            raise Misuse(str(error)) from error
        except ServerError as error:
            raise OurFault(str(error)) from error


def _first_input(entry: Entry) -> str:
    if not entry.inputs_to_try:
        raise Misuse(f"the page of {entry.id} names no input: give one with --input")
    return entry.inputs_to_try[0].text


def _question(kata: "Kata", values: str) -> "Question":
    from grader import literals, questions
    from grader.wire.messages import Question

    try:
        return questions.with_cotangents(kata, Question(literals.arguments(kata, values)), 0)
    except ValueError as error:
        names = ", ".join(f"{name} = …" for name in kata.inputs)
        raise Misuse(f"--input {values!r} cannot be read ({error}); write all arguments as `{names}`") from error


def _show(found: "list[Graph]", out: Path | None) -> None:
    from grader import graphs

    if out is None:
        click.echo("\n\n".join(graphs.as_text(each) for each in found))
        return
    if out.suffix == ".dot":
        _write(out, graphs.as_dot(found))
    else:
        from grader.pictures import graph as pictures
        from grader.pictures.common import PictureError

        try:
            pictures.draw(found, out)
        except PictureError as error:
            raise Misuse(str(error)) from error
    click.echo(f"{out} shows {len(found)} graph{'' if len(found) == 1 else 's'}.")


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Misuse(f"cannot write {path}: {error.strerror}") from error
