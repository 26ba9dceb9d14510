"""Arguments that are plain Python numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grader.inputs.common import NASTY, Value, number_strategy, simpler_numbers

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


@dataclass(frozen=True)
class Real:
    """A Python float between `lo` and `hi`."""

    lo: float
    hi: float
    extra: tuple[float, ...] = ()
    differentiable: bool = False

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
        return float(literal)


@dataclass(frozen=True)
class Integer:
    """A Python int between `lo` and `hi`."""

    lo: int
    hi: int
    extra: tuple[int, ...] = ()
    differentiable: bool = False

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
        return int(literal)
