"""How a long test tells its figures: Markdown tables on the standard output, and how long the tests are."""

import os
import statistics
import sys
from collections.abc import Iterable, Sequence

COUNT = int(os.environ.get("KATA_SOAK_COUNT", "10000"))  # submissions of the long run


def rounds(share: float) -> int:
    """How often something is done that takes `share` of the number of submissions, at least three times."""
    return max(3, round(COUNT * share))


def tell(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table; `pytest -s` shows it."""
    lines = [head, ["---"] * len(head), *rows]
    text = "\n".join(f"| {' | '.join(str(each) for each in line)} |" for line in lines)
    sys.stdout.write(f"\n\n### {title}\n\n{text}\n")
    sys.stdout.flush()


def percentile(values: Sequence[float], part: float) -> float:
    """The value that `part` of them do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def spread(seconds: Sequence[float]) -> list[str]:
    """Median, 95th percentile and worst, in milliseconds."""
    found = (statistics.median(seconds), percentile(seconds, 0.95), max(seconds))
    return [f"{1e3 * each:.0f}" for each in found]
