"""Arguments that are data beside the numbers: indices, masks, probabilities; tensors whose sides have names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from grader.inputs.common import Sizes, Value
from grader.inputs.shaped import Shaped, with_length
from grader.wire.messages import TensorValue

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


@dataclass(frozen=True)
class Index(Shaped):
    """An int64 tensor with entries from 0 to below `below`; `ignore`, if not None, may stand in place of any."""

    below: int | str = 1
    ignore: int | None = None

    def plain(self, value: Value) -> Any:
        """See Input. int64."""
        return value.values if isinstance(value, TensorValue) else value

    @property
    def names(self) -> set[str]:
        """See Input."""
        return super().names | ({self.below} if isinstance(self.below, str) else set())

    def at(self, sizes: Sizes) -> Self:
        """See Input."""
        return replace(super().at(sizes), below=with_length(self.below, sizes))

    def cut(self, value: Value, name: str, kept: slice, length: int) -> Value:
        """See Input. Entries that are too large now become the largest."""
        value = super().cut(value, name, kept, length)
        if name != self.below:
            return value
        assert isinstance(value, TensorValue)
        return replace(value, values=np.where(value.values == self.ignore, value.values, np.minimum(value.values, length - 1)))

    def large(self, rng: np.random.Generator) -> Value:
        """See Input."""
        return TensorValue(rng.integers(0, self._below, self.sides), "int64")

    def battery(self) -> list[Value]:
        """See Input. In order, all the same, backwards, in pairs; with none, some and all ignored."""
        count, below = np.arange(np.prod(self.sides, dtype=int)), self._below
        arrays = [count % below, 0 * count, below - 1 - count % below, count // 2 % below, 0 * count + below - 1, 3 * count % below]
        if self.ignore is not None:
            arrays[1:1] = [np.where(count % 2 == 1, self.ignore, arrays[0]), 0 * count + self.ignore]
            arrays.append(np.where(count == 0, self.ignore, arrays[0]))
        return [TensorValue(each.reshape(self.sides), "int64") for each in arrays]

    @property
    def _below(self) -> int:
        assert isinstance(self.below, int)
        return self.below

    def strategy(self) -> SearchStrategy[Value]:
        """See Input."""

        def fill(rng: np.random.Generator) -> np.ndarray:
            entries = rng.integers(0, rng.choice([1, 2, self._below, self._below]).clip(max=self._below), self.sides)
            if self.ignore is None:
                return entries
            return np.where(rng.random(self.sides) < rng.choice([0, 0.2, 0.6, 1]), self.ignore, entries)

        return self.from_seed(fill, "int64")

    def simpler(self, value: Value) -> Iterator[Value]:
        """See Input. In order, or one entry 0."""
        assert isinstance(value, TensorValue)
        now = value.values
        ordered = (np.arange(now.size) % self._highest(now)).reshape(now.shape)
        if not np.array_equal(now, ordered):
            yield replace(value, values=ordered)
            for index in np.argwhere(now != 0):
                changed = now.copy()
                changed[tuple(index)] = 0
                yield replace(value, values=changed)

    def _highest(self, now: np.ndarray) -> int:
        """The least bound that is known of: `below` may be a name here."""
        return self.below if isinstance(self.below, int) else int(np.max(now[now != self.ignore], initial=0)) + 1

    def parse(self, literal: Any) -> Value:
        """See Input. Nested lists of ints."""
        values = self.numbers(literal, "i").astype(np.int64)
        if np.any(((values < 0) | (values >= self.below if isinstance(self.below, int) else False)) & (values != self.ignore)):
            raise ValueError(f"{literal!r} is not an index below {self.below}")
        return TensorValue(values, "int64")


@dataclass(frozen=True)
class Mask(Shaped):
    """A bool tensor."""

    def plain(self, value: Value) -> Any:
        """See Input. bool."""
        return value.values if isinstance(value, TensorValue) else value

    def large(self, rng: np.random.Generator) -> Value:
        """See Input."""
        return TensorValue(rng.random(self.sides) < 0.5, "bool")

    def battery(self) -> list[Value]:
        """See Input. All, none, every second, the first only, a triangle, all but the first row."""
        count = np.arange(np.prod(self.sides, dtype=int)).reshape(self.sides)
        triangle = np.tril(np.ones(self.sides, dtype=bool)) if len(self.sides) > 1 else count % 3 != 1
        first_row = np.zeros(self.sides, dtype=bool)
        first_row[:1] = True
        arrays = [count >= 0, count % 2 == 0, count < 0, count == 0, triangle, ~first_row, count % 2 == 1]
        return [TensorValue(np.asarray(each), "bool") for each in arrays]

    def strategy(self) -> SearchStrategy[Value]:
        """See Input."""
        return self.from_seed(lambda rng: rng.random(self.sides) < rng.choice([0, 0.2, 0.5, 0.8, 1]), "bool")

    def simpler(self, value: Value) -> Iterator[Value]:
        """See Input. All true, or one entry more."""
        assert isinstance(value, TensorValue)
        if not np.all(value.values):
            yield replace(value, values=np.ones_like(value.values))
            for index in np.argwhere(~value.values):
                changed = value.values.copy()
                changed[tuple(index)] = True
                yield replace(value, values=changed)

    def parse(self, literal: Any) -> Value:
        """See Input. Nested lists of True and False."""
        return TensorValue(self.numbers(literal, "b").astype(np.bool_), "bool")


@dataclass(frozen=True)
class Probabilities(Shaped):
    """A float64 tensor of data whose last axis sums to 1."""

    def large(self, rng: np.random.Generator) -> Value:
        """See Input."""
        return TensorValue(_normalised(rng.random(self.sides)))

    def battery(self) -> list[Value]:
        """See Input. Even, certain, counted up, two equal ones, spread."""
        shape = self.sides
        count = np.arange(np.prod(shape, dtype=int)).reshape(shape)
        last = np.broadcast_to(np.arange(shape[-1]), shape)
        certain = (last == 0) | ((last == 1) & (count // shape[-1] % 2 == 1) & (shape[-1] > 1))
        weights = [np.ones(shape), last == shape[-1] - 1, last + 1, certain, 1.1 + np.sin(3 * count)]
        return [TensorValue(_normalised(each)) for each in weights]

    def strategy(self) -> SearchStrategy[Value]:
        """See Input. Any, with some entries zero."""
        return self.from_seed(
            lambda rng: _normalised(rng.random(self.sides) * (rng.random(self.sides) < rng.choice([0.3, 0.7, 1]))), "float64"
        )

    def simpler(self, value: Value) -> Iterator[Value]:
        """See Input. Even, or certain."""
        assert isinstance(value, TensorValue)
        first = np.zeros_like(value.values)
        first[..., :1] = 1
        for candidate in (_normalised(np.ones_like(value.values)), first):
            if np.array_equal(candidate, value.values):
                return
            yield replace(value, values=candidate)

    def cut(self, value: Value, name: str, kept: slice, length: int) -> Value:
        """See Input. The rows sum to 1 again."""
        value = super().cut(value, name, kept, length)
        assert isinstance(value, TensorValue)
        return replace(value, values=_normalised(value.values))

    def parse(self, literal: Any) -> Value:
        """See Input. Nested lists."""
        values = self.numbers(literal, "if").astype(np.float64)
        if np.any(values < 0) or not np.allclose(np.sum(values, axis=-1), 1):
            raise ValueError(f"the rows of {literal!r} do not sum to 1")
        return TensorValue(values)


def _normalised(weights: np.ndarray) -> np.ndarray:
    """Rows that sum to 1; a row of zeros becomes certain of its first entry."""
    weights = np.array(weights, dtype=np.float64)
    if weights.size:
        weights[..., 0] += np.sum(weights, axis=-1) == 0
    return np.asarray(weights / np.sum(weights, axis=-1, keepdims=True))
