"""Arguments that are tensors of any shape and memory layout."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from grader.inputs.common import NASTY, STATES, Input, Value, number_strategy
from grader.inputs.numbers import LAYOUTS, PATTERNS, filled, fitted, friendlier, laid_out, pattern
from grader.wire.messages import TensorValue

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

LARGE: list[tuple[int, ...]] = [(101,), (9, 13)]  # shapes beyond what is drawn
_USUAL_SIDE = 12
_DRAWN_ONE_BY_ONE = 6  # entries; the rest of a larger array costs one draw
MOST_ELEMENTS = 60  # per tensor; every entry costs the oracle one evaluation


@dataclass(frozen=True)
class Array(Input):
    """A float64 tensor of any shape and layout, entries between `lo` and `hi`."""

    lo: float
    hi: float
    min_dims: int = 0
    max_dims: int = 5
    max_side: int = 12
    extra: tuple[Any, ...] = ()
    differentiable: bool = True

    def also(self) -> list[Value]:
        """See Input."""
        return [self.parse(each) for each in self.extra]

    @cached_property
    def _shapes(self) -> list[tuple[int, ...]]:
        line = [(n,) for n in (1, 2, 3, 0, *range(4, 13))]
        plane = [(1, 1), (2, 2), (2, 3), (3, 2), (1, 3), (3, 1), (0, 3), (3, 0), (3, 3), (1, 7), (7, 2), (6, 6), (2, 12)]
        deep = [(2, 3, 2), (1, 2, 1), (3, 1, 4), (2, 0, 2), (1, 2, 1, 3), (2, 2, 2, 2), (1, 1, 1, 1), (1, 2, 1, 3, 2)]
        large = LARGE if self.max_side >= _USUAL_SIDE else []
        every = [*line[:3], (), *line[3:], *plane, *deep, *large]
        small = [s for s in every if all(side <= self.max_side for side in s) or s in large]
        return [s for s in small if self.min_dims <= len(s) <= self.max_dims]

    def battery(self) -> list[Value]:
        """See Input. Every size with a pattern of its own; ties, zeros, signs, large and tiny numbers; all four layouts."""
        values = [TensorValue(fitted(pattern(shape, 0), self.lo, self.hi)) for shape in self._shapes]
        for number in range(1, PATTERNS):
            values += [TensorValue(fitted(pattern(shape, number), self.lo, self.hi)) for shape in self._shapes[number % 3 :: 3]]
        return [laid_out(value, LAYOUTS[i % len(LAYOUTS)]) if i >= len(self._shapes) else value for i, value in enumerate(values)]

    def strategy(self) -> SearchStrategy[Value]:
        """See Input."""
        from hypothesis import strategies as st

        nasty = [x for x in NASTY if self.lo <= x <= self.hi and abs(x) <= 100]
        drawn = number_strategy(self.lo, self.hi)
        number = st.one_of(st.sampled_from(nasty), drawn) if nasty else drawn

        states = STATES if self.differentiable else STATES[:1]

        @st.composite
        def arrays(draw: Any) -> Value:
            shape = _capped(draw(st.lists(st.integers(0, self.max_side), min_size=self.min_dims, max_size=self.max_dims)))
            size = math.prod(shape)
            few = size <= _DRAWN_ONE_BY_ONE
            numbers = (
                draw(st.lists(number, min_size=size, max_size=size))
                if few
                else filled(size, self.lo, self.hi, draw(st.integers(0, 2**32 - 1)))
            )
            value = TensorValue(np.array(numbers, dtype=np.float64).reshape(shape), state=draw(st.sampled_from(states)))
            return laid_out(value, draw(st.sampled_from(LAYOUTS)))

        return arrays()

    def simpler(self, value: Value) -> Iterator[Value]:
        """See Input. Plain and contiguous first, then fewer entries, then friendlier ones."""
        assert isinstance(value, TensorValue)
        if value.state != "plain":
            yield replace(value, state="plain")
        if value.layout != "contiguous":
            yield replace(value, layout="contiguous")
        for numbers in (*_smaller(value.values), *friendlier(value.values)):
            candidate = laid_out(replace(value, values=numbers), value.layout)
            same = candidate.values.shape == value.values.shape and np.all(candidate.values == value.values)
            if numbers.ndim >= self.min_dims and np.all((numbers >= self.lo) & (numbers <= self.hi)) and not same:
                yield candidate

    def parse(self, literal: Any) -> Value:
        """See Input. Nested lists."""
        values = np.array(literal)
        if values.size and (values.dtype.kind not in "if" or not np.all((values >= self.lo) & (values <= self.hi))):
            raise ValueError(f"{literal!r} is not made of numbers between {self.lo} and {self.hi}")
        return TensorValue(values.astype(np.float64))


def _capped(shape: Sequence[int]) -> tuple[int, ...]:
    """The shape with later sides cut until it has at most MOST_ELEMENTS entries."""
    capped: list[int] = []
    for side in shape:
        room = MOST_ELEMENTS // max(1, math.prod(capped))
        capped.append(min(side, max(room, 1)))
    return tuple(capped)


def _smaller(values: np.ndarray) -> Iterator[np.ndarray]:
    """The array with one side shortened, the first or the last of it kept, or without a side of one."""
    for axis, side in enumerate(values.shape):
        for length in dict.fromkeys((1, 2, side // 2, side - 1)):
            if 0 < length < side:
                yield np.take(values, range(length), axis=axis)
        if side > 1:
            yield np.take(values, [side - 1], axis=axis)
        if side == 1:
            yield np.squeeze(values, axis=axis)
