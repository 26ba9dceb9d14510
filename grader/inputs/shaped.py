"""Arguments that are tensors whose sides have names: arrays that share a name share that side, so that they fit together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from grader.inputs.common import STATES, Input, Sizes, Value
from grader.inputs.numbers import LAYOUTS, PATTERNS, filled, fitted, friendlier, laid_out, pattern
from grader.wire.messages import TensorValue

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_SEEDS = 2**32 - 1


@dataclass(frozen=True)
class Shaped(Input):
    """What all of them share. `shape` holds lengths, and names of lengths that are drawn per question."""

    shape: tuple[int | str, ...]
    extra: tuple[Any, ...] = ()

    def also(self) -> list[Value]:
        """See Input."""
        return [self.parse(each) for each in self.extra]

    def at(self, sizes: Sizes) -> Self:
        """See Input."""
        return replace(self, shape=tuple(with_length(side, sizes) for side in self.shape))

    def sizes_of(self, value: Value) -> Sizes:
        """See Input."""
        assert isinstance(value, TensorValue)
        return {side: length for side, length in zip(self.shape, value.values.shape, strict=True) if isinstance(side, str)}

    def cut(self, value: Value, name: str, kept: slice, length: int) -> Value:
        """See Input."""
        assert isinstance(value, TensorValue)
        return replace(value, values=value.values[tuple(kept if side == name else slice(None) for side in self.shape)])

    @property
    def sides(self) -> tuple[int, ...]:
        """The shape, once every name in it has a length."""
        return tuple(side for side in self.shape if isinstance(side, int))

    def from_seed(self, fill: Callable[[np.random.Generator], np.ndarray], dtype: str) -> SearchStrategy[Value]:
        """Tensors made by `fill` from a seed that Hypothesis draws."""
        from hypothesis import strategies as st

        return st.integers(0, _SEEDS).map(lambda seed: TensorValue(fill(np.random.default_rng(seed)), dtype))

    @property
    def names(self) -> set[str]:
        """See Input."""
        return {side for side in self.shape if isinstance(side, str)}

    def numbers(self, literal: Any, kinds: str) -> np.ndarray:
        """Nested lists as an array of this shape, its entries of one of the `kinds` of NumPy ("b", "i", "f"). Raises ValueError."""
        values = np.array(literal)
        if values.size == 0 and values.ndim < len(self.shape):
            missing = (side if isinstance(side, int) else 0 for side in self.shape[values.ndim :])
            values = values.reshape((*values.shape, *missing))
        fits = values.ndim == len(self.shape) and all(
            n == side for n, side in zip(values.shape, self.shape, strict=True) if isinstance(side, int)
        )
        if not fits:
            raise ValueError(f"{literal!r} is of shape {values.shape}, not {self.shape}")
        if values.size and values.dtype.kind not in kinds:
            raise ValueError(f"{literal!r} holds something else than {' or '.join(_KINDS[kind] for kind in kinds)}")
        return values


_KINDS = {"b": "True and False", "i": "whole numbers", "f": "numbers"}


def with_length(side: int | str, sizes: Sizes) -> int | str:
    """The length of a side, if `sizes` gives it."""
    return sizes.get(side, side) if isinstance(side, str) else side


@dataclass(frozen=True)
class Floats(Shaped):
    """A float64 tensor, entries between `lo` and `hi`."""

    lo: float = 0.0
    hi: float = 1.0
    differentiable: bool = True

    def large(self, rng: np.random.Generator) -> Value:
        """See Input."""
        return TensorValue(rng.uniform(self.lo, self.hi, self.sides))

    def battery(self) -> list[Value]:
        """See Input. The usual patterns, both bounds in turn, and the whole range; in all four layouts."""
        shape = self.sides
        spread = np.sin(2 * np.arange(np.prod(shape, dtype=int)) + 1).reshape(shape)
        ends = np.where(np.arange(spread.size).reshape(shape) % 2 == 0, self.hi, self.lo)
        range_wide = self.lo + (self.hi - self.lo) * (spread + 1) / 2
        arrays = [pattern(shape, 0), np.round(2 * spread, 3), range_wide, *(pattern(shape, i) for i in range(1, PATTERNS)), ends]
        values = [TensorValue(fitted(each, self.lo, self.hi)) for each in arrays]
        return [value if i < 2 else laid_out(value, LAYOUTS[i % len(LAYOUTS)]) for i, value in enumerate(values)]

    def strategy(self) -> SearchStrategy[Value]:
        """See Input."""
        from hypothesis import strategies as st

        shape, states = self.sides, STATES if self.differentiable else STATES[:1]

        def build(drawn: tuple[int, str, str]) -> Value:
            seed, state, layout = drawn
            numbers = filled(int(np.prod(shape, dtype=int)), self.lo, self.hi, seed).reshape(shape)
            return laid_out(TensorValue(numbers, state=state), layout)

        return st.tuples(st.integers(0, _SEEDS), st.sampled_from(states), st.sampled_from(LAYOUTS)).map(build)

    def simpler(self, value: Value) -> Iterator[Value]:
        """See Input. Plain and contiguous first, then friendlier entries."""
        assert isinstance(value, TensorValue)
        if value.state != "plain":
            yield replace(value, state="plain")
        if value.layout != "contiguous":
            yield replace(value, layout="contiguous")
        for numbers in friendlier(value.values):
            if np.all((numbers >= self.lo) & (numbers <= self.hi)):
                yield laid_out(replace(value, values=numbers), value.layout)

    def parse(self, literal: Any) -> Value:
        """See Input. Nested lists."""
        values = self.numbers(literal, "if").astype(np.float64)
        if not np.all((values >= self.lo) & (values <= self.hi)):
            raise ValueError(f"{literal!r} is not between {self.lo} and {self.hi}")
        return TensorValue(values)
