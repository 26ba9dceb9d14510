"""Commands for authors and for CI: verify, new, doctor."""

import click

from grader.cli.errors import Misuse, refuse_windows

_SEEDS = 20


@click.command()
@click.argument("ids", nargs=-1)
@click.option(
    "--seeds", type=click.IntRange(1, 1000), default=_SEEDS, show_default=True, help="How many different banks every solution has to pass."
)
@click.option("--jobs", type=click.IntRange(1, 64), default=None, help="Katas proven at the same time [default: one per processor].")
def verify(ids: tuple[str, ...], seeds: int, jobs: int | None) -> None:
    """Prove katas sound (default: all): the bug shows, every solution passes, every wrong fix gets its named verdict."""
    refuse_windows()
    from grader import catalogue
    from grader.authoring import proof

    entries = [catalogue.find(each) for each in ids] if ids else catalogue.entries()
    sound = True
    for report in proof.verify(entries, seeds, jobs):
        sound = sound and not report.problems
        mark = click.style("✓", fg="green") if not report.problems else click.style("✗", fg="red")
        click.echo(f"{mark} {report.line}")
        for problem in report.problems:
            click.echo(f"    {problem}")
    raise SystemExit(0 if sound else 1)


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
