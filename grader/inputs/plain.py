"""Arguments that are plain Python values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from grader.inputs.common import NASTY, Input, Value, number_strategy, simpler_numbers

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_MADE = 60  # values of a Drawn in every bank


def _bounded(literal: Any, lo: float, hi: float, kind: Any) -> Any:
    if not isinstance(literal, kind) or isinstance(literal, bool) or not lo <= literal <= hi:
        raise ValueError(f"{literal!r} is not {'a whole number' if kind is int else 'a number'} between {lo} and {hi}")
    return literal


@dataclass(frozen=True)
class Real(Input):
    """A Python float between `lo` and `hi`."""

    lo: float
    hi: float
    extra: tuple[float, ...] = ()

    def also(self) -> list[Value]:
        """See Input."""
        return [float(x) for x in self.extra]

    def battery(self) -> list[Value]:
        """See Input."""
        return [x for x in dict.fromkeys((*NASTY, self.lo, self.hi)) if self.lo <= x <= self.hi]

    def strategy(self) -> SearchStrategy[Value]:
        """See Input."""
        return number_strategy(self.lo, self.hi)

    def simpler(self, value: Value) -> Iterator[Value]:
        """See Input."""
        assert isinstance(value, float)
        return (x for x in simpler_numbers(value) if self.lo <= x <= self.hi)

    def parse(self, literal: Any) -> Value:
        """See Input."""
        return float(_bounded(literal, self.lo, self.hi, int | float))


@dataclass(frozen=True)
class Integer(Input):
    """A Python int between `lo` and `hi`."""

    lo: int
    hi: int
    extra: tuple[int, ...] = ()

    def also(self) -> list[Value]:
        """See Input."""
        return list(self.extra)

    def battery(self) -> list[Value]:
        """See Input."""
        first = range(self.lo, min(self.hi, self.lo + 12) + 1)
        friendly = (n for n in (0, 1, -1, 2, 3, 10, 100, self.hi) if self.lo <= n <= self.hi)
        return list(dict.fromkeys([*first, *friendly]))

    def strategy(self) -> SearchStrategy[Value]:
        """See Input."""
        from hypothesis import strategies as st

        return st.integers(self.lo, self.hi)

    def simpler(self, value: Value) -> Iterator[Value]:
        """See Input."""
        assert isinstance(value, int)
        return (n for n in (1, 2, 0, 3, value // 2, value - 1) if self.lo <= n <= self.hi and abs(n) < abs(value))

    def parse(self, literal: Any) -> Value:
        """See Input."""
        return int(_bounded(literal, self.lo, self.hi, int))


@dataclass(frozen=True)
class Choice(Input):
    """One of these plain values."""

    values: tuple[Any, ...]

    def also(self) -> list[Value]:
        """See Input."""
        return []

    def battery(self) -> list[Value]:
        """See Input."""
        return list(self.values)

    def strategy(self) -> SearchStrategy[Value]:
        """See Input."""
        from hypothesis import strategies as st

        return st.sampled_from(self.values)

    def simpler(self, value: Value) -> Iterator[Value]:
        """See Input. Those named before it."""
        return iter(self.values[: self.values.index(value)])

    def parse(self, literal: Any) -> Value:
        """See Input."""
        if literal not in self.values:
            raise ValueError(f"{literal!r} is not one of {self.values}")
        return self.values[self.values.index(literal)]  # type: ignore[no-any-return]


@dataclass(frozen=True)
class Drawn(Input):
    """A plain value that the author's `make` draws from a random generator."""

    make: Callable[[np.random.Generator], Any]
    extra: tuple[Any, ...] = ()

    def also(self) -> list[Value]:
        """See Input."""
        return list(self.extra)

    def battery(self) -> list[Value]:
        """See Input."""
        return [*self.extra, *(self._made(seed) for seed in range(_MADE))]

    def _made(self, seed: int) -> Value:
        return self.make(np.random.default_rng(seed))  # type: ignore[no-any-return]

    def strategy(self) -> SearchStrategy[Value]:
        """See Input."""
        from hypothesis import strategies as st

        return st.integers(0, 2**32 - 1).map(self._made)

    def simpler(self, value: Value) -> Iterator[Value]:
        """See Input. Half of a list, or a list with one item less."""
        if isinstance(value, list) and value:
            half = len(value) // 2
            yield from (value[:half], value[half:])
            yield from (value[:i] + value[i + 1 :] for i in range(len(value)))

    def parse(self, literal: Any) -> Value:
        """See Input."""
        return literal  # type: ignore[no-any-return]
