"""Commands for authors and for CI: verify, new, doctor."""

from typing import TYPE_CHECKING

import click

from grader.cli.errors import Misuse, refuse_windows

if TYPE_CHECKING:
    from grader.catalogue import Entry

_SEEDS = 3


@click.command()
@click.argument("ids", nargs=-1)
@click.option(
    "--seeds", type=click.IntRange(1, 1000), default=_SEEDS, show_default=True, help="How many different banks every solution has to pass."
)
@click.option("--jobs", type=click.IntRange(1, 64), default=None, help="Katas proven at the same time [default: one per processor].")
@click.option("--mutate", is_flag=True, help="Instead: make every small slip in every solution, and show those that no question notices.")
def verify(ids: tuple[str, ...], seeds: int, jobs: int | None, mutate: bool) -> None:
    """Prove katas sound (default: all): the bug shows, every solution passes, every wrong fix gets its named verdict."""
    refuse_windows()
    from grader import catalogue
    from grader.authoring import proof

    entries = [catalogue.find(each) for each in ids] if ids else catalogue.entries()
    if mutate:
        raise SystemExit(0 if _mutate(entries, jobs) else 1)
    sound = True
    for report in proof.verify(entries, seeds, jobs):
        sound = sound and not report.problems
        _tell(report.line, report.problems)
    raise SystemExit(0 if sound else 1)


def _mutate(entries: "list[Entry]", jobs: int | None) -> bool:
    """Show the score of each kata, then of all."""
    from grader.authoring import mutation

    scores = []
    for score in mutation.measure(entries, jobs):
        scores.append(score)
        _tell(score.line, score.details)
    killed, equivalent, survived = (sum(each) for each in zip(*[(s.killed, s.equivalent, len(s.survivors)) for s in scores], strict=True))
    click.echo(f"total: {killed} killed, {equivalent} equivalent, {survived} survived")
    return all(score.sound for score in scores)


def _tell(line: str, problems: list[str]) -> None:
    mark = click.style("✗", fg="red") if problems else click.style("✓", fg="green")
    click.echo(f"{mark} {line}")
    for problem in problems:
        click.echo(f"    {problem}")


@click.command()
@click.argument("name")
def new(name: str) -> None:
    """Make the folder of a new kata. NAME is its id and slug: `kata new X07_lost_path`."""
    from grader.authoring.scaffold import scaffold

    try:
        folder = scaffold(name)
    except (ValueError, OSError) as error:
        raise Misuse(str(error)) from error
    click.echo(f"{folder} is ready: fill in every TODO, then `kata verify {folder.name}`. docs/author.md explains each file.")


@click.command()
def doctor() -> None:
    """Show what this machine can do: versions, sandbox, fork server, CUDA."""
    refuse_windows()
    from grader import doctor as physician

    rows = physician.examine()
    width = max(len(row.name) for row in rows)
    for row in rows:
        mark = click.style("✓", fg="green") if row.well else click.style("✗", fg="red")
        click.echo(f"{mark} {row.name:<{width}}  {f'{row.state}: ' if row.state else ''}{row.text}")
    raise SystemExit(0 if all(row.well for row in rows) else 1)


COMMANDS = (verify, new, doctor)
