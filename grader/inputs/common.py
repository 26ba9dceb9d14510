"""What every kind of input offers, and the numbers that all of them try."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Self, TypeAlias

import numpy as np

from grader.wire.messages import GivenValue, TensorValue

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

Value: TypeAlias = TensorValue | GivenValue | int | float | str | bool | list[Any] | None
Sizes: TypeAlias = dict[str, int]  # the lengths of sides that several inputs share, by name

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


class Input(ABC):
    """One argument of the learner's function."""

    differentiable: bool = False  # whether a slope with respect to it is asked for

    @abstractmethod
    def also(self) -> list[Value]:
        """The author's own values."""

    @abstractmethod
    def battery(self) -> list[Value]:
        """The nasty values that every bank contains, friendliest first."""

    @abstractmethod
    def strategy(self) -> SearchStrategy[Value]:
        """Hypothesis' way to draw a value."""

    @abstractmethod
    def simpler(self, value: Value) -> Iterator[Value]:
        """Values of this input that are simpler to look at than `value`."""

    @abstractmethod
    def parse(self, literal: Any) -> Value:
        """The value that an author writes as `literal` in a kata's page. Raises ValueError."""

    def large(self, rng: np.random.Generator) -> Value:
        """Nothing special, of any size. Raises ValueError where an author has to choose."""
        raise ValueError(f"{type(self).__name__}: a value for it has to be given")

    @property
    def names(self) -> set[str]:
        """The names of sides that it uses."""
        return set()

    def plain(self, value: Value) -> Any:
        """The value as the reference takes it: float64 arrays, Python numbers."""
        return value.values.astype(np.float64) if isinstance(value, TensorValue) else value

    def at(self, sizes: Sizes) -> Self:
        """This input with its named sides fixed."""
        return self

    def sizes_of(self, value: Value) -> Sizes:
        """The lengths that the named sides have in `value`."""
        return {}

    def cut(self, value: Value, name: str, kept: slice, length: int) -> Value:
        """The value with every side called `name` cut to `kept`, `length` long."""
        return value


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
