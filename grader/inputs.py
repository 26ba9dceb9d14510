"""The kinds of argument that a learner's function can take: nasty values, drawn values, and simpler ones to shrink to.

A value here is what travels in a question: a TensorValue for tensors, a plain int or float otherwise.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from grader.wire.messages import TensorValue

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

Value = TensorValue | int | float | str | bool

# Friendly numbers first: a counterexample is shown in the friendliest of these that still fails.
FRIENDLY = (1.0, 2.0, 0.0, -1.0, 3.0, 0.5, -2.0, 0.25, 5.0, -3.0, 0.7, 10.0, -0.5, 1.5)
_NASTY = (
    *FRIENDLY,
    *(float(n) for n in range(-12, 21)),
    *(0.75, -0.25, 2.25, -1.75, 0.1, -0.1, 1e-3, -1e-3, 1e-5, 1e-8, -1e-8, 33.3, -47.1, 64.0, 100.0, -100.0, 250.0, -700.0, 1e3, -1e3),
    *(999.9, 1e4, -1e4, 1e6, -1e6, 1e8, -1e8),
)
_TINY = 1e-8  # smaller numbers than this are not drawn: their powers would underflow
STATES = ("plain", "leaf", "leaf_with_grad")
LAYOUTS = ("contiguous", "transposed", "strided", "expanded")
MOST_ELEMENTS = 60  # per tensor; every entry costs the oracle one evaluation


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


def _number_strategy(lo: float, hi: float) -> SearchStrategy[float]:
    from hypothesis import strategies as st

    drawn = st.floats(lo, hi, allow_nan=False, allow_subnormal=False).map(
        lambda x: x if x == 0 or abs(x) >= _TINY else math.copysign(_TINY, x)
    )
    if lo > 10 or hi < -10:
        return drawn
    return st.one_of(st.floats(max(lo, -10.0), min(hi, 10.0)).map(lambda x: round(x, 3)), drawn)


def _simpler_numbers(x: float) -> Iterator[float]:
    """Friendly numbers that come before `x`, then shorter forms of `x`."""
    before = FRIENDLY[: FRIENDLY.index(x)] if x in FRIENDLY else FRIENDLY
    yield from before
    if x not in FRIENDLY:
        for candidate in (float(round(x)), round(x, 1), round(x, 3), x / 2):
            if candidate != x and len(repr(candidate)) < len(repr(x)):
                yield candidate


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
        return [x for x in dict.fromkeys((*_NASTY, self.lo, self.hi)) if self.lo <= x <= self.hi]

    def strategy(self) -> SearchStrategy[Value]:
        """See Input."""
        return _number_strategy(self.lo, self.hi)

    def simpler(self, value: Value) -> Iterator[Value]:
        """See Input."""
        assert isinstance(value, float)
        return (x for x in _simpler_numbers(value) if self.lo <= x <= self.hi)

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
        return list(range(self.lo, min(self.hi, self.lo + 12) + 1))

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


@dataclass(frozen=True)
class Scalar:
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
        numbers = [x for x in dict.fromkeys((*_NASTY, self.lo, self.hi)) if self.lo <= x <= self.hi]
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
            numbers = st.integers(int(lo), int(hi)) if integral else _number_strategy(lo, hi)
            states = st.just("plain") if integral else st.sampled_from(STATES)

            def build(x: float, state: str) -> Value:
                return replace(self._value(x, dtype) or TensorValue(np.array(float(int(lo))), dtype), state=state)

            return st.builds(build, numbers, states)

        return of(self.dtypes[0]) if len(self.dtypes) == 1 else st.sampled_from(self.dtypes).flatmap(of)

    def simpler(self, value: Value) -> Iterator[Value]:
        """See Input."""
        assert isinstance(value, TensorValue)
        if value.state != "plain":
            yield replace(value, state="plain")
        for x in _simpler_numbers(float(value.values)):
            if self.lo <= x <= self.hi and (candidate := self._value(x, value.dtype)) is not None and float(candidate.values) == x:
                yield replace(candidate, state=value.state)

    def parse(self, literal: Any) -> Value:
        """See Input. A literal int is an int64 where the kata takes one."""
        dtype = "int64" if isinstance(literal, int) and "int64" in self.dtypes else self.dtypes[0]
        value = self._value(literal, dtype)
        if value is None:
            raise ValueError(f"{literal!r} is not between {self.lo} and {self.hi}")
        return value


@dataclass(frozen=True)
class Array:
    """A float64 tensor of any shape and layout, entries between `lo` and `hi`."""

    lo: float
    hi: float
    min_dims: int = 0
    max_dims: int = 4
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
        deep = [(2, 3, 2), (1, 2, 1), (3, 1, 4), (2, 0, 2), (1, 2, 1, 3), (2, 2, 2, 2), (1, 1, 1, 1)]
        every = [*line[:3], (), *line[3:], *plane, *deep]
        return [s for s in every if self.min_dims <= len(s) <= self.max_dims and all(side <= self.max_side for side in s)]

    def _fit(self, numbers: np.ndarray) -> np.ndarray:
        return np.asarray(np.clip(numbers, self.lo, self.hi), dtype=np.float64)

    def battery(self) -> list[Value]:
        """See Input. Every size with a pattern of its own; ties, zeros, signs, large and tiny numbers; all four layouts."""
        values = [TensorValue(self._fit(_pattern(shape, 0))) for shape in self._shapes]
        for number in range(1, _PATTERNS):
            values += [TensorValue(self._fit(_pattern(shape, number))) for shape in self._shapes[number % 3 :: 3]]
        return [_laid_out(value, LAYOUTS[i % len(LAYOUTS)]) if i >= len(self._shapes) else value for i, value in enumerate(values)]

    def strategy(self) -> SearchStrategy[Value]:
        """See Input."""
        from hypothesis import strategies as st

        nasty = [x for x in _NASTY if self.lo <= x <= self.hi and abs(x) <= 100]
        drawn = _number_strategy(self.lo, self.hi)
        number = st.one_of(st.sampled_from(nasty), drawn) if nasty else drawn

        @st.composite
        def arrays(draw: Any) -> Value:
            shape = _capped(draw(st.lists(st.integers(0, self.max_side), min_size=self.min_dims, max_size=self.max_dims)))
            size = math.prod(shape)
            numbers = draw(st.lists(number, min_size=size, max_size=size))
            value = TensorValue(np.array(numbers, dtype=np.float64).reshape(shape), state=draw(st.sampled_from(STATES)))
            return _laid_out(value, draw(st.sampled_from(LAYOUTS)))

        return arrays()

    def simpler(self, value: Value) -> Iterator[Value]:
        """See Input. Plain and contiguous first, then fewer entries, then friendlier ones."""
        assert isinstance(value, TensorValue)
        if value.state != "plain":
            yield replace(value, state="plain")
        if value.layout != "contiguous":
            yield replace(value, layout="contiguous")
        for numbers in (*_smaller(value.values), *_friendlier(value.values)):
            if numbers.ndim >= self.min_dims and np.all((numbers >= self.lo) & (numbers <= self.hi)):
                yield _laid_out(replace(value, values=numbers), value.layout)

    def parse(self, literal: Any) -> Value:
        """See Input. Nested lists."""
        return TensorValue(np.array(literal, dtype=np.float64))


def _capped(shape: Sequence[int]) -> tuple[int, ...]:
    """The shape with later sides cut until it has at most MOST_ELEMENTS entries."""
    capped: list[int] = []
    for side in shape:
        room = MOST_ELEMENTS // max(1, math.prod(capped))
        capped.append(min(side, max(room, 1)))
    return tuple(capped)


_PATTERNS = 9


def _pattern(shape: tuple[int, ...], number: int) -> np.ndarray:
    size = math.prod(shape)
    count = np.arange(size, dtype=np.float64)
    flat = (
        count + 1,
        np.ones(size),
        np.zeros(size),
        -count - 1,
        (-1.0) ** count,
        np.full(size, 0.5),
        np.where(count % 2 == 0, 1e3, -1e-8),
        np.floor(count / 2) - 1,
        np.round(np.sin(3 * count + 1), 3),
    )[number]
    return np.asarray(flat).reshape(shape)


def _laid_out(value: TensorValue, layout: str) -> TensorValue:
    """The value in this layout; an expanded tensor holds its first row repeated."""
    if value.values.ndim == 0:
        return replace(value, layout="contiguous")
    if layout == "expanded" and len(value.values):
        return replace(value, layout=layout, values=np.repeat(value.values[:1], len(value.values), axis=0))
    return replace(value, layout=layout)


def _smaller(values: np.ndarray) -> Iterator[np.ndarray]:
    """The array with one side shortened, or without a side of one."""
    for axis, side in enumerate(values.shape):
        for length in dict.fromkeys((1, 2, side // 2, side - 1)):
            if 0 < length < side:
                yield np.take(values, range(length), axis=axis)
        if side == 1:
            yield np.squeeze(values, axis=axis)


def _friendlier(values: np.ndarray) -> Iterator[np.ndarray]:
    """The array all ones, counted up, or with one entry made friendlier."""
    for pattern in (1, 0):
        candidate = _pattern(values.shape, pattern)
        if np.all(values == candidate):
            return
        yield candidate
    for index in np.ndindex(values.shape):
        for x in _simpler_numbers(float(values[index])):
            changed = values.copy()
            changed[index] = x
            yield changed
