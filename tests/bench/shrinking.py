"""Our greedy shrinking against Hypothesis', on the katas' own wrong fixes: python tests/bench/shrinking.py [KATA/WRONG_FIX …].

Both search for the smallest question on which a wrong fix fails as it failed first, with the same inputs and the same predicate,
called in this process: no box, so only the search itself is counted. Ours starts from the first question of the bank that fails, as
in a check, and once more from the last one, which Hypothesis drew. `hypothesis.find` draws until it meets a failing one and shrinks
that, so its calls are given from its first failure on. See docs/decisions/0004-shrinking.md.
"""

import random
import runpy
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import click
import hypothesis
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from grader import bank, catalogue, questions, shrink
from grader.bank import Item
from grader.grade import Options
from grader.inputs import Value
from grader.judge import Fault, judge
from grader.runner.answer import answer
from grader.runner.backends import torch as backend
from grader.spec import Kata
from grader.wire.messages import Question, TensorValue

PAIRS = """
A/x_times_y B/zeroed_between B/small_steps B/retained_the_second C/zeroed_nothing E/never_cleared F/float32_is_enough
G/one_cell_for_all G/squared_the_sum C01/forgot_the_square C01/summed_the_upstream C01/forgot_the_absolute_value
S11/uphill S11/never_cleared S13/one_is_the_limit S13/overshooting_diverges
""".split()
MOST_EXAMPLES = 2000


@dataclass(frozen=True)
class Found:
    """One search: how many times the program was called, how long it took, and the arguments that were found."""

    calls: int
    seconds: float
    args: list[Value] | None


class Wrong:
    """One wrong fix, callable in this process; counts the calls."""

    def __init__(self, name: str) -> None:
        kata_id, _, fix = name.partition("/")
        entry = catalogue.find(kata_id)
        self.kata: Kata = entry.load_spec()
        self.function = runpy.run_path(str(entry.folder / "wrong" / f"{fix}.py"))[self.kata.function]
        self.bank = bank.make(self.kata, entry.identity, Options().seed)
        self.calls = 0

    def fault(self, item: Item) -> Fault | None:
        """What is wrong with the answer to one question."""
        self.calls += 1
        return judge(self.kata, item, answer(self.function, item.question, self.kata.kind, backend, []))

    def failing(self) -> tuple[Item, Fault]:
        """The first question of the bank that fails."""
        return next((item, fault) for item in self.bank.items if (fault := self.fault(item)) is not None)


def ours(wrong: Wrong) -> Found:
    """`grader.shrink`, from the bank's first failing question."""
    return _shrunk(wrong, *wrong.failing())


def ours_from_drawn(wrong: Wrong) -> Found:
    """`grader.shrink`, from the bank's last failing question of the same kind."""
    kind = _kind(wrong.failing()[1])
    return next(_shrunk(wrong, item, fault) for item in wrong.bank.items[::-1] if (fault := wrong.fault(item)) and _kind(fault) == kind)


def _shrunk(wrong: Wrong, item: Item, fault: Fault) -> Found:
    wrong.calls, started = 0, time.process_time()
    smallest, _ = shrink.shrink(wrong.kata, item, fault, wrong.bank.unit, wrong.fault)
    return Found(wrong.calls, time.process_time() - started, smallest.question.args)


def theirs(wrong: Wrong) -> Found:
    """`hypothesis.find`, counted from the first failing example that it draws."""
    kind, first = _kind(wrong.failing()[1]), [0, 0.0]

    def fails(args: tuple[Value, ...]) -> bool:
        item = bank.answer(wrong.kata, questions.with_cotangents(wrong.kata, Question(list(args), []), 0), wrong.bank.unit)
        fault = wrong.fault(item) if item is not None else None
        if fault is None or _kind(fault) != kind:
            return False
        if not first[1]:
            first[:] = wrong.calls, time.process_time()
        return True

    wrong.calls = 0
    how = settings(
        max_examples=MOST_EXAMPLES,
        database=None,
        deadline=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    try:
        args = hypothesis.find(
            st.tuples(*[each.strategy() for each in wrong.kata.inputs.values()]), fails, settings=how, random=random.Random(0)
        )
    except NoSuchExample:
        return Found(wrong.calls, 0.0, None)
    return Found(int(wrong.calls - first[0]), time.process_time() - first[1], list(args))


def _kind(fault: Fault) -> tuple[str, str]:
    return (fault.outcome, fault.trouble.type if fault.trouble else "")


def _shown(args: list[Value] | None) -> str:
    return "nothing" if args is None else ", ".join(_one(each) for each in args)


def _one(value: Value) -> str:
    if not isinstance(value, TensorValue):
        return repr(value)
    odd = [each for each in (value.dtype, value.layout, value.state) if each not in ("float64", "contiguous", "plain")]
    return f"{value.values.tolist()}{' (' + ', '.join(odd) + ')' if odd else ''}"


def rows(names: list[str]) -> Iterator[str]:
    """One line of a Markdown table per wrong fix."""
    for name in names:
        cells = [name]
        for search in SEARCHES:
            found = search(Wrong(name))
            cells += [str(found.calls), f"{1e3 * found.seconds:.0f}", f"`{_shown(found.args)}`"]
        yield f"| {' | '.join(cells)} |"


SEARCHES: tuple[Callable[[Wrong], Found], ...] = (ours, ours_from_drawn, theirs)

if __name__ == "__main__":
    backend.warm()
    heads = [f"{name}: calls | ms | smallest" for name in ("ours", "ours, from a drawn one", "Hypothesis")]
    click.echo(f"| wrong fix | {' | '.join(heads)} |\n|---|{'--:|--:|---|' * len(heads)}")
    for row in rows(sys.argv[1:] or PAIRS):
        click.echo(row)
