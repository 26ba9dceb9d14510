"""A table as the pages in docs/ have it."""

from collections.abc import Iterable, Sequence


def show(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print it, below its title."""
    lines = [head, ["---"] * len(head), *rows]
    print(f"\n### {title}\n\n" + "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines), flush=True)
