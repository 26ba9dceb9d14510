"""The questions of a kata with their right answers: a battery of nasty inputs, then inputs that Hypothesis draws.

The same for everyone with the same kata, spec and seed. Made once and kept in the user's cache folder; only numbers are kept, in the
wire's own format, so a damaged or forged cache file can be read safely (and is simply made again).
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product
from pathlib import Path
from typing import Any

import numpy as np

from grader import cache
from grader.inputs import STATES, Value
from grader.oracle import slope
from grader.oracle.expected import Expected, expect
from grader.spec import Kata
from grader.wire.codec import WireError, decode, encode
from grader.wire.messages import Question, TensorValue

DRAWN = 300  # distinct argument lists; fewer where the inputs have fewer
_ROWS, _EXAMPLES, _MOST_ROUNDS = 30, 12, 3  # argument lists per example, examples per round
_BATTERY = 160
_MOST_OWN = 64
_COTANGENTS = (0.5, 2.0, -1.0, 3.0, -0.5, 1.5)  # friendly, and never 1: a cotangent of ones hides a forgotten one


class BankError(Exception):
    """The kata cannot be asked anything: its author's fault. Nothing was asked, so nothing may pass."""


@dataclass(frozen=True)
class Item:
    """One question and what a right program answers: numbers (`values`, `gradients` of an op) or, for an `answer` kata, `plain`."""

    question: Question
    values: list[Expected]
    gradients: list[Expected]
    plain: Any = None


@dataclass(frozen=True)
class Bank:
    """All questions. `unit` is the size below which differences do not count; `left_out` counts those without a finite truth."""

    items: list[Item]
    unit: float
    left_out: int


def open_bank(kata: Kata, identity: bytes, seed: int, folder: Path | None) -> Bank:
    """The bank from `folder`, or made and kept there (not kept if `folder` is None). `identity` stands for the kata's content."""
    key = cache.key("bank", identity, str(seed), np.__version__)
    try:
        return _loads(cache.read(folder, key))
    except (WireError, ValueError, TypeError, IndexError):
        bank = make(kata, identity, seed)
        cache.keep(folder, key, _dumps(bank))
        return bank


def make(kata: Kata, identity: bytes, seed: int, with_battery: bool = True) -> Bank:
    """Draw the questions and answer them. The battery is the same for every seed."""
    try:
        return _made(kata, identity, seed, with_battery)
    except BankError:
        raise
    except Exception as error:  # whatever an author's reference or strategy raises
        raise BankError(f"spec.py cannot be asked: {type(error).__name__}: {error}") from error


def _made(kata: Kata, identity: bytes, seed: int, with_battery: bool) -> Bank:
    digest = int.from_bytes(hashlib.sha256(identity + str(seed).encode()).digest()[:8], "big")
    argument_lists = [*(battery(kata) if with_battery else ()), *_drawn(kata, digest)]
    questions = [with_cotangents(kata, Question(args, []), digest + i) for i, args in enumerate(_distinct(argument_lists))]
    unit = _unit(kata, questions)
    items = [answer(kata, question, unit) for question in questions]
    found = [item for item in items if item is not None]
    if not found:
        raise BankError("spec.py: none of the questions has a finite answer")
    return Bank(found, unit, len(items) - len(found))


def battery(kata: Kata) -> list[list[Value]]:
    """Argument lists that every bank of this kata contains; the author's own, in every combination, come first."""
    own = [each.also() for each in kata.inputs.values()]
    nasty = [[*mine, *each.battery()] for mine, each in zip(own, kata.inputs.values(), strict=True)]
    rows = [list(row) for row in islice(product(*own), _MOST_OWN)]
    longest = min(max(map(len, nasty)), _BATTERY)
    # Inputs of different length pair up differently each time round; shifted by one, equal inputs do not stay equal.
    rows += [[column[(i + shift) % len(column)] for column in nasty] for shift in _shifts(nasty) for i in range(longest)]
    rows += [[column[(i + 3 * j) % len(column)] for j, column in enumerate(nasty)] for i in range(longest)] if len(nasty) > 1 else []
    return [_in_state(row, i) for i, row in enumerate(rows)]


def _shifts(nasty: list[list[Value]]) -> tuple[int, ...]:
    """One short input: each value in each of the three states."""
    return (0, 1, 2) if len(nasty) == 1 and len(nasty[0]) < _BATTERY // 2 else (0,)


def _in_state(row: list[Value], i: int) -> list[Value]:
    """The arguments as a caller may hold them: plain, as a leaf, as a leaf with an old .grad."""

    def held(value: Value) -> Value:
        if isinstance(value, TensorValue) and value.dtype.startswith("float"):
            return replace(value, state=STATES[i % len(STATES)])
        return value

    return [held(value) for value in row]


def _drawn(kata: Kata, seed: int) -> list[list[Value]]:
    """DRAWN different argument lists, or as many as come in a few rounds."""
    found: list[list[Value]] = []
    for number in range(_MOST_ROUNDS):
        found = list(_distinct([*found, *_round(kata, seed + number)]))
        if len(found) >= DRAWN:
            break
    return found[:DRAWN]


def _round(kata: Kata, seed: int) -> list[list[Value]]:
    """What Hypothesis draws; many argument lists per example, because an example costs five times as much as what is in it."""
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import seed as seeded
    from hypothesis import strategies as st

    _forget_local_constants()
    found: list[list[Value]] = []
    rows = st.lists(st.tuples(*[each.strategy() for each in kata.inputs.values()]), min_size=_ROWS, max_size=_ROWS)

    @seeded(seed)
    @settings(max_examples=_EXAMPLES, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(rows)
    def collect(drawn: list[tuple[Value, ...]]) -> None:
        found.extend(list(args) for args in drawn)

    collect()
    return found


def _forget_local_constants() -> None:
    """Hypothesis mixes constants of every local module into what it draws; the same seed must give the same questions anywhere."""
    from importlib import import_module

    providers: Any = import_module("hypothesis.internal.conjecture.providers")

    if all(hasattr(providers, name) for name in ("Constants", "CONSTANTS_CACHE", "_get_local_constants")):
        none = providers.Constants()
        providers._get_local_constants = lambda: none
        providers.CONSTANTS_CACHE.cache.clear()  # what it kept of constants seen before


def _distinct(argument_lists: Iterable[list[Value]]) -> Iterable[list[Value]]:
    seen = set()
    for args in argument_lists:
        key = encode([arg if isinstance(arg, TensorValue) else [type(arg).__name__, arg] for arg in args])
        if key not in seen:
            seen.add(key)
            yield args


def plain_args(question: Question) -> list[Any]:
    """The arguments as the reference takes them."""
    return [arg.values.astype(np.float64) if isinstance(arg, TensorValue) else arg for arg in question.args]


def with_cotangents(kata: Kata, question: Question, seed: int) -> Question:
    """The question of an `op` with upstream gradients drawn from `seed`; any other question as it is."""
    if kata.kind != "op":
        return question
    rng = np.random.default_rng(seed)
    shapes = [each.shape for each in slope.outputs(kata.reference, plain_args(question))]
    return replace(question, cotangents=[_cotangent(shape, rng) for shape in shapes])


def _cotangent(shape: tuple[int, ...], rng: np.random.Generator) -> np.ndarray:
    """Friendly numbers, one number everywhere (as a sum sends it), or any numbers, zeros among them."""
    style = rng.integers(4)
    if style == 0:
        return np.full(shape, rng.choice(_COTANGENTS))
    if style == 1:
        return np.asarray(np.round(rng.uniform(-20, 20, shape), 3) * (rng.random(shape) > 0.2))
    return np.asarray(rng.choice(_COTANGENTS, shape))


def _evaluators(kata: Kata, question: Question) -> list[Callable[[Sequence[Any]], list[np.ndarray]]]:
    """What is compared: [values] or [values, gradients] as functions of the arguments."""
    wrt = [i for i, each in enumerate(kata.inputs.values()) if each.differentiable]
    if kata.kind == "grad":
        return [lambda args: slope.jacobian(kata.reference, args, wrt)]

    def values(args: Sequence[Any]) -> list[np.ndarray]:
        return [each.real.astype(np.float64) for each in slope.outputs(kata.reference, args)]

    if kata.kind == "op":
        return [values, lambda args: slope.pulled_back(slope.jacobian(kata.reference, args, wrt), args, wrt, question.cotangents)]
    return [values]


def _unit(kata: Kata, questions: list[Question]) -> float:
    """min(1, median scale): differences far below the usual size of the answers do not count, but small answers are not ignored."""
    if kata.kind == "answer":
        return 1.0
    sizes = []
    for question in islice(questions, 0, None, max(1, len(questions) // 50)):
        truth = _evaluators(kata, question)[-1](plain_args(question))
        sizes.append(max((float(np.max(np.abs(each), initial=0.0)) for each in truth), default=0.0))
    finite = [size for size in sizes if np.isfinite(size) and size > 0]
    return min(1.0, float(np.median(finite))) if finite else 1.0


def answer(kata: Kata, question: Question, unit: float) -> Item | None:
    """What a right program answers to `question`; None if the truth is not finite there."""
    args = plain_args(question)
    if kata.kind == "answer":
        plain = kata.reference(*args)
        return Item(question, [], [], list(plain) if isinstance(plain, tuple) else plain)
    if not all(np.all(np.isfinite(each)) for each in slope.outputs(kata.reference, args)):
        return None
    movable = [i for i, arg in enumerate(args) if isinstance(arg, np.ndarray | float)]
    found = [expect(evaluate, args, movable, kata.precision, unit, seed=i) for i, evaluate in enumerate(_evaluators(kata, question))]
    if any(each is None for each in found):
        return None
    values, gradients = ([*found, []] if len(found) == 1 else found)[:2]
    return Item(question, values or [], gradients or [])


def _dumps(bank: Bank) -> bytes:
    return encode([bank.unit, bank.left_out, [_packed(item) for item in bank.items]])


def _packed(item: Item) -> list[Any]:
    return [item.question, [_arrays(e) for e in item.values], [_arrays(e) for e in item.gradients], item.plain]


def _arrays(expected: Expected) -> list[np.ndarray]:
    smooth = expected.low is expected.center
    arrays = (expected.center, expected.slack) if smooth else (expected.center, expected.slack, expected.low, expected.high)
    return [np.asarray(each) for each in arrays]


def _loads(content: bytes) -> Bank:
    unit, left_out, packed = decode(content)
    items = [Item(q, [_expected(a) for a in values], [_expected(a) for a in gradients], plain) for q, values, gradients, plain in packed]
    return Bank(items, unit, left_out)


def _expected(arrays: list[np.ndarray]) -> Expected:
    center, slack, *kink = arrays
    low, high = kink or (center, center)
    return Expected(center, slack, low, high)
