"""The questions of a kata with their right answers.

The same for everyone with the same kata, spec and seed. Made once and kept in the user's cache folder; only numbers are kept, in the
wire's own format, so a damaged or forged cache file can be read safely (and is simply made again).
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from grader import cache, questions
from grader.oracle import slope
from grader.oracle.expected import Evaluate, Expected, expect
from grader.spec import Kata
from grader.wire.codec import WireError, decode, encode
from grader.wire.messages import Question


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
    argument_lists = [*(questions.battery(kata) if with_battery else ()), *questions.drawn(kata, digest)]
    asked = [questions.with_cotangents(kata, Question(args, []), digest + i) for i, args in enumerate(questions.distinct(argument_lists))]
    unit = _unit(kata, asked)
    items = [answer(kata, question, unit) for question in asked]
    found = [item for item in items if item is not None]
    if not found:
        raise BankError("spec.py: none of the questions has a finite answer")
    return Bank(found, unit, len(items) - len(found))


def _evaluators(kata: Kata, question: Question) -> list[Evaluate]:
    """What is compared, as functions of the arguments: values and gradients; only one of them where only one is asked for."""
    wrt = kata.wrt

    def values(args: Sequence[Any]) -> list[np.ndarray]:
        return [each.real.astype(np.float64) for each in slope.outputs(kata.reference, args)]

    def gradients(args: Sequence[Any]) -> list[np.ndarray]:
        return slope.jacobian(kata.reference, args, wrt)

    def products(args: Sequence[Any]) -> list[np.ndarray]:
        count = len(question.cotangents) - (len(wrt) if kata.order == 2 else 0)
        cotangents, directions = question.cotangents[:count], question.cotangents[count:]
        first = slope.pulled_back(gradients(args), args, wrt, cotangents)
        return first + (slope.second(kata.reference, args, wrt, cotangents, directions) if directions else [])

    if kata.kind == "grad":
        return [lambda args: values(args) + gradients(args)] if kata.with_value else [gradients]
    return [values, products] if kata.kind == "op" else [values]


def _unit(kata: Kata, asked: list[Question]) -> float:
    """min(1, median scale): differences far below the usual size of the answers do not count, but small answers are not ignored."""
    if kata.kind == "answer":
        return 1.0
    sizes = []
    for question in asked[:: max(1, len(asked) // 50)]:
        truth = _evaluators(kata, question)[-1](kata.plain(question.args))
        sizes.append(max((float(np.max(np.abs(each), initial=0.0)) for each in truth), default=0.0))
    finite = [size for size in sizes if np.isfinite(size) and size > 0]
    return min(1.0, float(np.median(finite))) if finite else 1.0


def answer(kata: Kata, question: Question, unit: float) -> Item | None:
    """What a right program answers to `question`; None if the truth is not finite there."""
    args = kata.plain(question.args)
    if kata.kind == "answer":
        return Item(question, [], [], _listed(kata.reference(*args)))
    if not all(np.all(np.isfinite(each)) for each in slope.outputs(kata.reference, args)):
        return None
    movable = [i for i, arg in enumerate(args) if isinstance(arg, float) or (isinstance(arg, np.ndarray) and arg.dtype == np.float64)]
    evaluators = _evaluators(kata, question)
    found = [expect(evaluate, args, movable, kata.precision, unit, i, kata.kink) for i, evaluate in enumerate(evaluators)]
    if any(each is None for each in found):
        return None
    values, gradients = ([*found, []] if len(found) == 1 else found)[:2]
    return Item(question, values or [], gradients or [])


def _listed(plain: Any) -> Any:
    """Tuples as lists, at any depth: what arrives over the wire."""
    return [_listed(each) for each in plain] if isinstance(plain, tuple | list) else plain


def _dumps(bank: Bank) -> bytes:
    return encode([bank.unit, bank.left_out, [_packed(item) for item in bank.items]])


def _packed(item: Item) -> list[Any]:
    return [item.question, [_arrays(e) for e in item.values], [_arrays(e) for e in item.gradients], item.plain]


def _arrays(expected: Expected) -> list[np.ndarray]:
    smooth = expected.low is expected.center
    kink = () if smooth else (expected.low, expected.high) if expected.around is None else (expected.low, expected.high, expected.around)
    arrays = (expected.center, expected.slack, *kink)
    return [np.asarray(each) for each in arrays]


@lru_cache(maxsize=4)  # the same few katas are asked again and again
def _loads(content: bytes) -> Bank:
    unit, left_out, packed = decode(content)
    items = [Item(q, [_expected(a) for a in values], [_expected(a) for a in gradients], plain) for q, values, gradients, plain in packed]
    return Bank(items, unit, left_out)


def _expected(arrays: list[np.ndarray]) -> Expected:
    center, slack, *kink = arrays
    low, high, *around = kink or (center, center)
    return Expected(center, slack, low, high, *around)
