"""What a kata asks: a battery of nasty argument lists, then those that Hypothesis draws. The same for the same kata and seed."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import islice, product
from math import gcd
from typing import TYPE_CHECKING, Any

import numpy as np

from grader.inputs import STATES, Input, Sizes, Value
from grader.oracle import slope
from grader.spec import Kata
from grader.wire.codec import encode
from grader.wire.messages import GivenValue, Question, TensorValue

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

DRAWN = 300  # distinct argument lists; fewer where the inputs have fewer
_ENOUGH = 0.9  # of DRAWN: the few that are missing are not worth another round
_ROWS, _EXAMPLES, _MOST_ROUNDS = 30, 18, 3  # argument lists per example, examples per round: most katas need one
_BATTERY = 160
_MOST_OWN = 64
_MOST_LENGTHS = 24
_GOLDEN = 0.618  # of the way round each time: no regular pattern of lengths is missed
_MANY = 20  # values of an input that are taken one after the other, whatever the lengths
_COTANGENTS = (0.5, 2.0, -1.0, 3.0, -0.5, 1.5)  # friendly, and never 1: a cotangent of ones hides a forgotten one


def battery(kata: Kata) -> list[list[Value]]:
    """Argument lists that every bank of this kata contains; the author's own come first, those of the inputs in every combination."""
    inputs = list(kata.inputs.values())
    rows = [[each.parse(literals[name]) for name, each in kata.inputs.items()] for literals in kata.also]
    rows += [list(row) for row in islice(product(*[each.also() for each in inputs]), _MOST_OWN)]
    rows += (_sized(inputs, kata.sizes) if kata.sizes else _paired(inputs))[: share(kata, _BATTERY, 4) if kata.device != "cpu" else None]
    return [_in_state(kata, _writable(kata, row), i) for i, row in enumerate(rows) if kata.allows(row)]


def _paired(inputs: list[Input]) -> list[list[Value]]:
    """The nasty values of the inputs side by side."""
    nasty = [[*each.also(), *each.battery()] for each in inputs]
    longest = min(max(map(len, nasty)), _BATTERY)
    # Inputs of different length pair up differently each time round; shifted by one, equal inputs do not stay equal.
    rows = [[column[(i + shift) % len(column)] for column in nasty] for shift in _shifts(nasty) for i in range(longest)]
    rows += [[column[(i + 3 * j) % len(column)] for j, column in enumerate(nasty)] for i in range(longest)] if len(nasty) > 1 else []
    return rows


def _sized(inputs: list[Input], sizes: dict[str, tuple[int, int]]) -> list[list[Value]]:
    """The nasty values of inputs that share sides: every kind of value at every kind of size, alike and unlike each other."""
    lengths = _lengths(sizes)
    columns = [[[*each.also(), *each.battery()] for each in (one.at(chosen) for one in inputs)] for chosen in lengths]
    rows = []
    for i in range(_BATTERY):
        at, turn = i % len(lengths), i // len(lengths)
        step = (at + turn) % 3
        picks = [(i if len(column) > _MANY else at + turn) + step * j for j, column in enumerate(columns[at])]
        rows.append([column[pick % len(column)] for column, pick in zip(columns[at], picks, strict=True)])
    return rows


def _lengths(sizes: dict[str, tuple[int, int]]) -> list[Sizes]:
    """Ways to choose the lengths of named sides, spread over all there are."""
    every = [dict(zip(sizes, each, strict=True)) for each in product(*[range(lo, hi + 1) for lo, hi in sizes.values()])]
    stride = next(step for step in range(1 + int(_GOLDEN * len(every)), 2 * len(every) + 2) if gcd(step, len(every)) == 1)
    return [every[i * stride % len(every)] for i in range(min(len(every), _MOST_LENGTHS))]


def _shifts(nasty: list[list[Value]]) -> tuple[int, ...]:
    """One short input: each value in each of the three states."""
    return (0, 1, 2) if len(nasty) == 1 and len(nasty[0]) < _BATTERY // 2 else (0,)


def _in_state(kata: Kata, row: list[Value], i: int) -> list[Value]:
    """The arguments as a caller may hold them: plain (never in an `op`), as a leaf, as a leaf with an old .grad."""
    states = STATES[1:] if kata.kind == "op" else STATES
    return [_held(value, each, states, i) for value, each in zip(row, kata.inputs.values(), strict=True)]


def _held(value: Value, each: Input, states: tuple[str, ...], i: int) -> Value:
    if isinstance(value, TensorValue) and each.differentiable and value.dtype.startswith("float"):
        return replace(value, state=states[i % len(states)])
    return value


def drawn(kata: Kata, seed: int) -> list[list[Value]]:
    """DRAWN different argument lists, or as many as come in a few rounds."""
    found: list[list[Value]] = []
    for number in range(_MOST_ROUNDS):
        found = list(distinct([*found, *_round(kata, seed + number)]))
        if len(found) >= _ENOUGH * share(kata, DRAWN, 8):
            break
    return found[: share(kata, DRAWN, 8)]


def share(kata: Kata, count: int, part: int) -> int:
    """`count`, or one in `part` on a simulated device: an operation costs several times as much there, and such katas are about memory."""
    return count if kata.device == "cpu" else max(1, count // part)


def _round(kata: Kata, seed: int) -> list[list[Value]]:
    """What Hypothesis draws; many argument lists per example, because an example costs five times as much as what is in it."""
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import seed as seeded
    from hypothesis import strategies as st

    _forget_local_constants()
    found: list[list[Value]] = []
    rows = st.lists(_argument_lists(kata), min_size=_ROWS, max_size=_ROWS)

    @seeded(seed)
    @settings(
        max_examples=share(kata, _EXAMPLES, 4),
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(rows)
    def collect(drawn: list[tuple[Value, ...]]) -> None:
        found.extend(list(args) for args in drawn)

    collect()
    return [as_asked(kata, args) for args in found if kata.allows(args)]


def _argument_lists(kata: Kata) -> "SearchStrategy[tuple[Value, ...]]":
    from hypothesis import strategies as st

    inputs = kata.inputs.values()
    if not kata.sizes:
        return st.tuples(*[each.strategy() for each in inputs])
    lengths = st.tuples(*[st.integers(lo, hi) for lo, hi in kata.sizes.values()])

    @cache
    def at(chosen: tuple[int, ...]) -> "SearchStrategy[tuple[Value, ...]]":
        return st.tuples(*[each.at(dict(zip(kata.sizes, chosen, strict=True))).strategy() for each in inputs])

    return lengths.flatmap(at)


def _forget_local_constants() -> None:
    """Hypothesis mixes constants of every local module into what it draws; the same seed must give the same questions anywhere."""
    from importlib import import_module

    providers: Any = import_module("hypothesis.internal.conjecture.providers")

    if all(hasattr(providers, name) for name in ("Constants", "CONSTANTS_CACHE", "_get_local_constants")):
        none = providers.Constants()
        providers._get_local_constants = lambda: none
        providers.CONSTANTS_CACHE.cache.clear()  # what it kept of constants seen before


def distinct(argument_lists: Iterable[list[Value]]) -> Iterable[list[Value]]:
    """Each argument list once."""
    seen = set()
    for args in argument_lists:
        key = encode([arg if isinstance(arg, TensorValue | GivenValue) else [type(arg).__name__, arg] for arg in args])
        if key not in seen:
            seen.add(key)
            yield args


def with_cotangents(kata: Kata, question: Question, seed: int) -> Question:
    """The question of an `op` with leaves and with upstream gradients drawn from `seed` (of order 2: also for its gradients).

    Any other question as it is.
    """
    if kata.kind != "op":
        return question
    rng = np.random.default_rng(seed)
    args = kata.plain(question.args)
    shapes = [each.shape for each in slope.outputs(kata.reference, args)]
    shapes += [np.shape(args[i]) for i in kata.wrt] if kata.order == 2 else []
    return Question(as_asked(kata, question.args), [_cotangent(shape, rng) for shape in shapes])


def as_asked(kata: Kata, args: list[Value]) -> list[Value]:
    """The arguments; those of an `op` as leaves, where they are differentiable."""
    args = _writable(kata, args)
    if kata.kind != "op":
        return args
    plain = [isinstance(arg, TensorValue) and arg.state == "plain" for arg in args]
    return [_held(arg, each, ("leaf",), 0) if bare else arg for arg, each, bare in zip(args, kata.inputs.values(), plain, strict=True)]


def _writable(kata: Kata, args: list[Value]) -> list[Value]:
    """What the function is asked to change is not expanded: several of its entries would share one place in memory."""
    return [
        replace(arg, layout="contiguous") if name in kata.changes and isinstance(arg, TensorValue) and arg.layout == "expanded" else arg
        for name, arg in zip(kata.inputs, args, strict=True)
    ]


def _cotangent(shape: tuple[int, ...], rng: np.random.Generator) -> np.ndarray:
    """Friendly numbers, one number everywhere (as a sum sends it), or any numbers, zeros among them."""
    style = rng.integers(4)
    if style == 0 or shape == ():  # a single zero would ask nothing
        return np.full(shape, rng.choice(_COTANGENTS))
    if style == 1:
        return np.asarray(np.round(rng.uniform(-20, 20, shape), 3) * (rng.random(shape) > 0.2))
    return np.asarray(rng.choice(_COTANGENTS, shape))
