"""What a check found, as plain data. It imports nothing of ours, so that every reporter needs only this."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Outcome(StrEnum):
    """How a check ended. The default of everything is GRADER_ERROR until there is evidence for another."""

    PASSED = "PASSED"
    WRONG_VALUE = "WRONG_VALUE"
    WRONG_GRADIENT = "WRONG_GRADIENT"
    SIDE_EFFECT = "SIDE_EFFECT"
    RAISED = "RAISED"
    DIED = "DIED"
    TIMED_OUT = "TIMED_OUT"
    OUT_OF_MEMORY = "OUT_OF_MEMORY"
    TOO_MUCH_OUTPUT = "TOO_MUCH_OUTPUT"
    OVER_BUDGET = "OVER_BUDGET"
    BROKE_RULE = "BROKE_RULE"
    CANNOT_LOAD = "CANNOT_LOAD"
    GRADER_ERROR = "GRADER_ERROR"


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong. `line` is in the learner's file; in a notebook, in cell number `cell`."""

    stage: str
    outcome: Outcome
    message: str
    line: int | None = None
    cell: int | None = None
    code: str = ""


@dataclass(frozen=True)
class Counterexample:
    """The smallest input found that shows it. Plain Python numbers and lists; `slope` is a central difference, or None."""

    inputs: dict[str, Any]
    yours: Any
    expected: Any
    slope: Any
    note: str = ""  # what is special about the arguments: layout, dtype, an old .grad


@dataclass(frozen=True)
class Diagnosis:
    """Why it is probably so: the id of a named misconception or of a relation, and what the learner is told."""

    id: str
    text: str


@dataclass(frozen=True)
class Holder:
    """A line whose tensors are alive at the peak: how many bytes, and what ends their lives ("backward", "call", "later", "never")."""

    line: int
    cell: int | None
    code: str
    held: int
    until: str


@dataclass(frozen=True)
class Memory:
    """What one call did to the memory of the device: bytes by figure, what is allowed, who held the peak, and bytes alive over time."""

    used: dict[str, int]
    limits: dict[str, int]
    holders: tuple[Holder, ...] = ()
    alive: tuple[int, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Verdict:
    """Everything a reporter may say about one check of one submission."""

    kata: str
    title: str
    outcome: Outcome = Outcome.GRADER_ERROR
    summary: str = ""
    findings: tuple[Finding, ...] = ()
    counterexample: Counterexample | None = None
    diagnosis: Diagnosis | None = None
    memory: Memory | None = None
    questions: int = 0
    stages: tuple[str, ...] = ()
    seed: int | None = 0  # None: a secret that whoever reads this may not know
    path: str = ""
    sha256: str = ""
    layers: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    output: str = ""  # the beginning of what the program printed
    notes: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether there is evidence that the submission is right."""
        return self.outcome is Outcome.PASSED


@dataclass(frozen=True)
class Scored:
    """What one learner gets for one kata: `points` of at most `possible`; `note` says why less than the verdict is worth, or is ""."""

    learner: str
    verdict: Verdict
    points: float
    possible: float
    note: str = ""
