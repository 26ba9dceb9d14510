"""Arguments that are objects (a function, a model, an optimiser), built in the box by the kata's own given.py."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from grader.inputs.common import Input, Sizes, Value
from grader.wire.messages import GivenValue

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


@dataclass(frozen=True)
class Given(Input):
    """What the function `name` of given.py returns for these inputs. The reference sees a namespace of their plain values."""

    name: str
    inputs: dict[str, Input]

    @property
    def names(self) -> set[str]:
        """See Input."""
        return set().union(*(each.names for each in self.inputs.values()))

    def value_of(self, args: list[Any]) -> GivenValue:
        """The object made of these arguments."""
        return GivenValue(self.name, list(self.inputs), args)

    def also(self) -> list[Value]:
        """See Input. Its own inputs bring theirs."""
        return []

    def battery(self) -> list[Value]:
        """See Input."""
        columns = [[*each.also(), *each.battery()] for each in self.inputs.values()]
        return [self.value_of([column[i % len(column)] for column in columns]) for i in range(max(map(len, columns), default=1))]

    def strategy(self) -> SearchStrategy[Value]:
        """See Input."""
        from hypothesis import strategies as st

        return st.tuples(*[each.strategy() for each in self.inputs.values()]).map(lambda args: self.value_of(list(args)))

    def simpler(self, value: Value) -> Iterator[Value]:
        """See Input. One of its inputs made simpler."""
        assert isinstance(value, GivenValue)
        for position, each in enumerate(self.inputs.values()):
            for candidate in each.simpler(value.args[position]):
                yield self.value_of([*value.args[:position], candidate, *value.args[position + 1 :]])

    def large(self, rng: np.random.Generator) -> Value:
        """See Input."""
        return self.value_of([each.large(rng) for each in self.inputs.values()])

    def parse(self, literal: Any) -> Value:
        """See Input. A dict of literals by name."""
        if not isinstance(literal, dict) or literal.keys() != self.inputs.keys():
            raise ValueError(f"{literal!r} does not give exactly {', '.join(self.inputs)}")
        return self.value_of([each.parse(literal[name]) for name, each in self.inputs.items()])

    def plain(self, value: Value) -> Any:
        """See Input."""
        assert isinstance(value, GivenValue)
        pairs = zip(self.inputs.items(), value.args, strict=True)
        return SimpleNamespace(**{name: each.plain(arg) for (name, each), arg in pairs})

    def at(self, sizes: Sizes) -> Self:
        """See Input."""
        return replace(self, inputs={name: each.at(sizes) for name, each in self.inputs.items()})

    def sizes_of(self, value: Value) -> Sizes:
        """See Input."""
        assert isinstance(value, GivenValue)
        found = [each.sizes_of(arg) for each, arg in zip(self.inputs.values(), value.args, strict=True)]
        return {name: length for sizes in found for name, length in sizes.items()}

    def cut(self, value: Value, name: str, kept: slice, length: int) -> Value:
        """See Input."""
        assert isinstance(value, GivenValue)
        return self.value_of([each.cut(arg, name, kept, length) for each, arg in zip(self.inputs.values(), value.args, strict=True)])
