"""A table as the pages in docs/ have it."""

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The lines of one."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def show(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print it, below its title."""
    print(f"\n### {title}\n\n{table(head, rows)}", flush=True)
