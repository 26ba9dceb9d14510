"""Between what right and wrong programs use there has to be a gap: torch may use a little more or less memory in its next release."""

from collections.abc import Iterator

from grader.verdict import Memory, Outcome, Verdict

MOST_OF_A_SOLUTION, LEAST_OF_A_WRONG_FIX = 0.97, 1.2  # of a limit


def of_solution(name: str, memory: Memory | None) -> Iterator[str]:
    """Figures of a solution that come too near to a limit."""
    for figure, share in _shares(memory):
        if share > MOST_OF_A_SOLUTION:
            yield f"{name} uses {share:.2f} of the {figure} that the budget allows: at most {MOST_OF_A_SOLUTION} is sound"


def of_wrong_fix(name: str, verdict: Verdict) -> Iterator[str]:
    """A wrong fix that is over a limit by too little."""
    worst = max((share for _, share in _shares(verdict.memory)), default=0.0)
    if verdict.outcome is Outcome.OVER_BUDGET and worst < LEAST_OF_A_WRONG_FIX:
        yield f"wrong/{name}.py uses {worst:.2f} of what the budget allows: at least {LEAST_OF_A_WRONG_FIX} is sound"


def _shares(memory: Memory | None) -> Iterator[tuple[str, float]]:
    """Each limited figure as a share of its limit."""
    if memory is not None:
        yield from ((figure, memory.used[figure] / limit) for figure, limit in memory.limits.items())
