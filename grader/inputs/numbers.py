"""Arrays of numbers to ask with: patterns for the battery, random fillings, memory layouts, friendlier versions of an array."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from grader.inputs.common import NASTY, simpler_numbers
from grader.wire.messages import TensorValue

LAYOUTS = ("contiguous", "transposed", "strided", "expanded")
PATTERNS = 9


def fitted(numbers: np.ndarray, lo: float, hi: float) -> np.ndarray:
    """The numbers, those outside the bounds moved to the bound."""
    return np.asarray(np.clip(numbers, lo, hi), dtype=np.float64)


def filled(size: int, lo: float, hi: float, seed: int) -> np.ndarray:
    """Many numbers from one drawn seed: nasty ones, short ones, any ones; sometimes with many ties."""
    rng = np.random.default_rng(seed)
    nasty = np.array([x for x in NASTY if lo <= x <= hi and abs(x) <= 100] or [lo])
    short = np.round(rng.uniform(max(lo, -10.0), max(min(hi, 10.0), lo), size), 3)
    kinds = np.stack([rng.choice(nasty, size), short, rng.uniform(lo, hi, size)])
    numbers = kinds[rng.integers(3, size=size), np.arange(size)]
    return fitted(rng.choice(numbers[:3], size) if size and rng.random() < 0.2 else numbers, lo, hi)


def pattern(shape: tuple[int, ...], number: int) -> np.ndarray:
    """Pattern `number` of PATTERNS: counted up, ones, zeros, counted down, signs, halves, huge beside tiny, ties, any."""
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


def laid_out(value: TensorValue, layout: str) -> TensorValue:
    """The value in this layout; an expanded tensor holds its first row repeated."""
    if value.values.ndim == 0:
        return replace(value, layout="contiguous")
    if layout == "expanded" and len(value.values):
        return replace(value, layout=layout, values=np.repeat(value.values[:1], len(value.values), axis=0))
    return replace(value, layout=layout)


def friendlier(values: np.ndarray) -> Iterator[np.ndarray]:
    """The array all ones, counted up, or with one entry made friendlier."""
    for number in (1, 0):
        candidate = pattern(values.shape, number)
        if np.all(values == candidate):
            return
        yield candidate
    for index in np.ndindex(values.shape):
        for x in simpler_numbers(float(values[index])):
            changed = values.copy()
            changed[index] = x
            yield changed
