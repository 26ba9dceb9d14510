"""`kata memory`: what a program does to the memory of a CUDA device, line by line."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.catalogue import Entry
from grader.cli.check import read
from grader.cli.errors import Misuse, OurFault, refuse_windows
from grader.cli.graph import find
from grader.cli.pictures import ending
from grader.submission import SNAPSHOTS, SUFFIXES

if TYPE_CHECKING:
    from grader.submission import Submission
    from grader.watched import Run


@click.command()
@click.argument("file")
@click.option("--out", "picture", type=click.Path(path_type=Path), callback=ending, help="Draw the timeline (.svg, .png, .pdf).")
@click.option("--timeout", type=click.FloatRange(0.1, 600), default=10.0, show_default=True, help="Seconds that the program may take.")
def memory(file: str, picture: Path | None, timeout: float) -> None:
    """Show what FILE, .py or .ipynb, does to the memory of a CUDA device, line by line.

    No GPU is needed: the device is simulated. Shown are the bytes that tensors ask for, without what a real device takes for itself. The
    copy of a kata that has a budget is called as `kata check` calls it.

    FILE may also be a snapshot of a real device (.pickle), as torch.cuda.memory._dump_snapshot() writes it.
    """
    refuse_windows()
    from grader.timeline import place

    snapshot = file.endswith(SNAPSHOTS)
    entry, path = (None, Path(file)) if snapshot else find(file)
    handed_in = read(path, SNAPSHOTS if snapshot else SUFFIXES)
    run = _gather(handed_in, entry, timeout)
    if run.output.strip():
        click.echo(run.output.rstrip("\n") + "\n")
    if run.trouble is not None:
        where = f" ({place(run.trouble.line, run.trouble.cell)})" if run.trouble.line else ""
        click.echo(f"The program stopped with {run.trouble.type}: {run.trouble.text}{where}\n", err=True)
    if run.timeline is None:
        advice = _ADVICE if run.trouble is None else "It stopped before that."
        raise Misuse(f"{path} put nothing on the CUDA device, so there is nothing to show. {advice}")
    _show(run, handed_in.name, picture)


_ADVICE = (
    'Create its tensors there, as in torch.ones(1000, device="cuda") or model.to("cuda"), '
    'at the top level or in a function that is called: what is below `if __name__ == "__main__":` does not run here.'
)


def _gather(handed_in: "Submission", entry: Entry | None, timeout: float) -> "Run":
    from grader.sandbox.server import Server, ServerError

    with Server(["nbformat"] if handed_in.path.endswith(".ipynb") else []) as server:
        from grader import memory as budgets
        from grader import watched
        from grader.bank import BankError
        from grader.conversation import Limits

        if handed_in.too_large:
            raise Misuse(handed_in.too_large)
        kata = entry.load_spec() if entry is not None else None
        kata = kata if kata is not None and kata.budget is not None else None
        limits = Limits(load=timeout, total=max(60.0, 2 * timeout))
        try:
            if handed_in.path.endswith(SNAPSHOTS):
                return watched.replayed(server, handed_in.source, limits)
            question = budgets.question(kata, 0) if kata is not None else None
            return watched.gather(server, handed_in, kata, question, limits)
        except watched.WatchError as error:
            if error.output.strip():
                click.echo(error.output.rstrip("\n") + "\n")
            raise Misuse(str(error)) from error
        except (ServerError, BankError) as error:
            raise OurFault(str(error)) from error


def _show(run: "Run", title: str, picture: Path | None) -> None:
    from grader.pictures import timeline as pictures
    from grader.pictures.common import PictureError
    from grader.reporters import memory as reporter

    assert run.timeline is not None
    click.echo(reporter.told(run.memory))
    if picture is None:
        return
    try:
        pictures.draw(run.timeline, title, run.memory.limits.get("peak"), picture)
    except PictureError as error:
        raise Misuse(str(error)) from error
    click.echo(f"\n{picture} shows it.")
