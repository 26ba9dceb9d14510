"""What every kind of input offers, and the numbers that all of them try."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Protocol

from grader.wire.messages import TensorValue

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

Value = TensorValue | int | float | str | bool

# Friendly numbers first: a counterexample is shown in the friendliest of these that still fails.
FRIENDLY = (1.0, 2.0, 0.0, -1.0, 3.0, 0.5, -2.0, 0.25, 5.0, -3.0, 0.7, 10.0, -0.5, 1.5)
NASTY = (
    *FRIENDLY,
    *(float(n) for n in range(-12, 21)),
    *(
        0.75,
        -0.25,
        2.25,
        -1.75,
        0.1,
        -0.1,
        1e-3,
        -1e-3,
        1e-5,
        1e-8,
        -1e-8,
        33.3,
        -47.1,
        25.0,
        -25.0,
        64.0,
        -64.0,
        100.0,
        -100.0,
        250.0,
        -700.0,
        1e3,
        -1e3,
    ),
    *(999.9, 1e4, -1e4, 1e6, -1e6, 1e8, -1e8),
)
_TINY = 1e-8  # smaller numbers than this are not drawn: their powers would underflow
STATES = ("plain", "leaf", "leaf_with_grad")


class Input(Protocol):
    """One argument of the learner's function."""

    @property
    def differentiable(self) -> bool:
        """Whether a slope with respect to it is asked for."""

    def also(self) -> list[Value]:
        """The author's own values."""

    def battery(self) -> list[Value]:
        """The nasty values that every bank contains, friendliest first."""

    def strategy(self) -> SearchStrategy[Value]:
        """Hypothesis' way to draw a value."""

    def simpler(self, value: Value) -> Iterator[Value]:
        """Values of this input that are simpler to look at than `value`."""

    def parse(self, literal: Any) -> Value:
        """The value that an author writes as `literal` in a kata's page."""


def number_strategy(lo: float, hi: float) -> SearchStrategy[float]:
    """Hypothesis' numbers between `lo` and `hi`: often small ones with few digits, sometimes any; never NaN, never tiny."""
    from hypothesis import strategies as st

    drawn = st.floats(lo, hi, allow_nan=False, allow_subnormal=False).map(
        lambda x: x if x == 0 or abs(x) >= _TINY else min(max(math.copysign(_TINY, x), lo), hi)
    )
    if lo > 10 or hi < -10:
        return drawn
    near = st.floats(max(lo, -10.0), min(hi, 10.0)).map(lambda x: min(max(round(x, 3), lo), hi))
    return st.one_of(near, drawn)


def simpler_numbers(x: float) -> Iterator[float]:
    """Friendly numbers that come before `x`, then shorter forms of `x`."""
    before = FRIENDLY[: FRIENDLY.index(x)] if x in FRIENDLY else FRIENDLY
    yield from before
    if x not in FRIENDLY:
        for candidate in (float(round(x)), round(x, 1), round(x, 3), x / 2):
            if candidate != x and len(repr(candidate)) < len(repr(x)):
                yield candidate
