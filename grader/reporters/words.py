"""What every report for people says of a verdict in the same words: where, on which input, how much was checked."""

from typing import Any

from grader.verdict import Counterexample, Finding, Outcome, Scored, Verdict

_MOST_NUMBERS = 12


def mark(verdict: Verdict) -> str:
    """One letter for right, for wrong, and for a fault that is ours."""
    return "✓" if verdict.passed else "!" if verdict.outcome is Outcome.GRADER_ERROR else "✗"


def counted(count: float, noun: str) -> str:
    """1 file, 2 files."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def number(points: float) -> float:
    """Points without the dust of binary fractions; 1 rather than 1.0."""
    rounded = round(float(points), 6)
    return int(rounded) if rounded.is_integer() else rounded


def points(scored: Scored) -> str:
    """How many of how many, and why less."""
    return f"{number(scored.points)} of {counted(number(scored.possible), 'point')}" + (f" ({scored.note})" if scored.note else "")


def place(finding: Finding, path: str) -> str:
    """The file and the line, "" if none is known."""
    cell = f", cell {finding.cell}" if finding.cell else ""
    return f"{path}{cell}, line {finding.line}" if finding.line else ""


def rows(example: Counterexample) -> list[tuple[str, str]]:
    """The smallest input and what was made of it, as pairs of a label, which may be "", and a text."""
    compared = example.yours is not None or example.expected is not None
    label = "smallest input" if compared else "input"  # where it stopped, or where a side effect was seen first
    told = [(label, ", ".join(f"{name} = {shown(value)}" for name, value in example.inputs.items()))]
    if example.note:
        told.append(("", f"({example.note})"))
    if compared:
        told += [("yours", shown(example.yours) if example.yours is not None else "—"), ("expected", shown(example.expected))]
    if example.slope is not None:
        told.append(("measured slope", f"{shown(example.slope)}  (small steps either way)"))
    return told


def shown(value: Any) -> str:
    """A value in a line: enough digits to tell right from wrong, long lists cut."""
    if isinstance(value, list):
        return _cut(value, [_MOST_NUMBERS])
    if isinstance(value, str):
        return repr(value)
    return str(value)


def _cut(values: list[Any], left: list[int]) -> str:
    parts = []
    for each in values:
        if left[0] <= 0:
            parts.append("…")
            break
        if isinstance(each, list):
            parts.append(_cut(each, left))
        else:
            left[0] -= 1
            parts.append(shown(each))
    return f"[{', '.join(parts)}]"


def checked(verdict: Verdict) -> str:
    """How much was asked, with which seed, and what confined the program."""
    questions = counted(verdict.questions, "question")
    confined = "not confined" if "seccomp" not in verdict.layers else f"sandbox: {', '.join(verdict.layers)}"
    seed = "a secret seed" if verdict.seed is None else f"seed {verdict.seed}"
    return f"checked {questions} ({', '.join(verdict.stages)}) · {seed} · {confined}"
