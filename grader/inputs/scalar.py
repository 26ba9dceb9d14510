"""Arguments that are 0-d tensors."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from grader.inputs.common import NASTY, STATES, Input, Value, number_strategy, simpler_numbers
from grader.wire.messages import TensorValue

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


@dataclass(frozen=True)
class Scalar(Input):
    """A 0-d tensor of one of `dtypes`, between `lo` and `hi`."""

    lo: float
    hi: float
    dtypes: tuple[str, ...] = ("float64",)
    extra: tuple[float, ...] = ()
    differentiable: bool = True

    def also(self) -> list[Value]:
        """See Input. Each author's value in every dtype that holds it."""
        return [value for x in self.extra for dtype in self.dtypes if (value := self._value(x, dtype)) is not None]

    def battery(self) -> list[Value]:
        """See Input. The friendliest numbers in every dtype, the rest in turn."""
        numbers = [x for x in dict.fromkeys((*NASTY, self.lo, self.hi)) if self.lo <= x <= self.hi]
        pairs = [(x, dtype) for x in numbers[:8] for dtype in self.dtypes]
        pairs += [(x, dtype) for i, x in enumerate(numbers[8:]) for dtype in self._turns(i)]
        return [value for x, dtype in dict.fromkeys(pairs) if (value := self._value(x, dtype)) is not None]

    def _turns(self, i: int) -> tuple[str, ...]:
        """One dtype in turn, and the first, so that no number is lost to a dtype that cannot hold it."""
        return (self.dtypes[0], self.dtypes[i % len(self.dtypes)])

    def _value(self, x: float, dtype: str) -> TensorValue | None:
        """`x` as `dtype` holds it; None if it cannot."""
        with np.errstate(over="ignore"):
            if np.dtype(dtype).kind in "iu":
                limits = np.iinfo(dtype)
                held = float(x) if float(x).is_integer() and limits.min <= x <= limits.max else math.inf
            else:
                held = float(np.dtype(dtype).type(x))
        return TensorValue(np.array(held), dtype) if math.isfinite(held) and self.lo <= held <= self.hi else None

    def strategy(self) -> SearchStrategy[Value]:
        """See Input."""
        from hypothesis import strategies as st

        def of(dtype: str) -> SearchStrategy[Value]:
            integral = np.dtype(dtype).kind in "iu"
            limits = np.iinfo(dtype) if integral else np.finfo(dtype)
            lo, hi = max(self.lo, float(limits.min)), min(self.hi, float(limits.max))
            numbers = st.integers(math.ceil(lo), math.floor(hi)) if integral else number_strategy(lo, hi)
            states = st.just("plain") if integral else st.sampled_from(STATES)

            def build(both: tuple[float, str]) -> Value | None:
                value = self._value(both[0], dtype)
                return replace(value, state=both[1]) if value is not None else None

            # Rounded to a short dtype, a number may fall out of its bounds.
            drawn: Any = st.tuples(numbers, states).map(build).filter(lambda value: value is not None)
            return cast("SearchStrategy[Value]", drawn)

        return st.one_of([of(dtype) for dtype in self.dtypes])

    def simpler(self, value: Value) -> Iterator[Value]:
        """See Input."""
        assert isinstance(value, TensorValue)
        if value.state != "plain":
            yield replace(value, state="plain")
        for x in simpler_numbers(float(value.values)):
            if self.lo <= x <= self.hi and (candidate := self._value(x, value.dtype)) is not None and float(candidate.values) == x:
                yield replace(candidate, state=value.state)

    def parse(self, literal: Any) -> Value:
        """See Input. A literal int is an int64 where the kata takes one."""
        dtype = "int64" if isinstance(literal, int) and "int64" in self.dtypes else self.dtypes[0]
        value = self._value(literal, dtype)
        if value is None:
            raise ValueError(f"{literal!r} is not between {self.lo} and {self.hi}")
        return value
