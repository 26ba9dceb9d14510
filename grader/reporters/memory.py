"""What a call did to the memory of the device, in a few lines: who holds the peak, and how it came to that."""

from itertools import pairwise

from grader.budget import shown
from grader.verdict import Holder, Memory

_BARS = "▁▂▃▄▅▆▇█"
_WIDTH = 60  # of the row of bars
_MOST_HOLDERS, _LEAST_SHARE = 4, 0.01  # of the peak
_MOST_CODE = 34
_CALLED = {
    "peak": "peak {}",
    "kept": "after the call, with its result, {}",
    "left": "after the call, without its result, {}",
    "end": "at the end {}",
}
_UNTIL = {"backward": "freed by the backward pass", "call": "freed later", "later": "freed with the result", "never": "never freed"}


def told(memory: Memory) -> str:
    """Lines of two columns, as the rest of a verdict has them."""
    rows = _holders(memory.holders)
    if memory.alive:
        rows.append(("over time", bars(memory.alive)))
    rows += [("", each) for each in _figures(memory)]
    return "\n".join(f"  {label:<16}{text}" for label, text in rows)


def within(memory: Memory) -> str:
    """One line about a call that kept to its budget: of the figure that the budget is about."""
    name, limit = next(iter(memory.limits.items()))
    return f"memory: {name} {shown(memory.used[name])} of {shown(limit)}"


def _figures(memory: Memory) -> list[str]:
    """The peak, what a program keeps to its end, and what else is over its limit."""
    told = [name for name, size in memory.used.items() if name in ("peak", "end") or size > memory.limits.get(name, size)]
    limits = {name: f", budget {shown(memory.limits[name])}" if name in memory.limits else "" for name in told}
    return [_CALLED[name].format(shown(memory.used[name])) + limits[name] for name in told]


def bars(alive: tuple[int, ...]) -> str:
    """The values as a row of bars; where there are too many, the highest of each stretch."""
    count = min(len(alive), _WIDTH)
    edges = [number * len(alive) // count for number in range(count + 1)]
    highest = [max(alive[start:end]) for start, end in pairwise(edges)]
    top = max(*highest, 1)
    return "".join(_BARS[max(0, -(-len(_BARS) * each // top) - 1)] for each in highest)


def _holders(holders: tuple[Holder, ...]) -> list[tuple[str, str]]:
    most = max((each.held for each in holders), default=0)
    kept = [each for each in holders if each.held >= _LEAST_SHARE * most][:_MOST_HOLDERS]
    cells = [(shown(each.held), _place(each), _short(each.code), _UNTIL.get(each.until, "")) for each in kept]
    widths = [max((len(row[column]) for row in cells), default=0) for column in range(3)]
    lines = [f"{size:>{widths[0]}}  {place:<{widths[1]}}  {code:<{widths[2]}}  {until}".rstrip() for size, place, code, until in cells]
    return list(zip(["at the peak", *[""] * len(lines)], lines, strict=False))


def _place(holder: Holder) -> str:
    return f"line {holder.line}" if holder.cell is None else f"cell {holder.cell}, line {holder.line}"


def _short(code: str) -> str:
    return code if len(code) <= _MOST_CODE else code[: _MOST_CODE - 1] + "…"
