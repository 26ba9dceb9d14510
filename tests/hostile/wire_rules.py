"""What a message may be, written again from the documents: a second opinion on the decoder's checks."""

import dataclasses
import math
import types
import typing
from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.wire.codec import PlainList

# What docs/how-grading-works.md promises of a message.
MOST_VALUES, MOST_LEVELS, MOST_TEXT, MOST_DIMENSIONS, MOST_ELEMENTS = 200_000, 12, 1 << 16, 8, 1 << 21


def fits(value: Any, hint: Any) -> bool:
    """Whether a value is what an annotation allows."""
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return any(fits(value, each) for each in typing.get_args(hint))
    if hint is PlainList:
        words = (list, type(None), bool, int, float, str)
        return type(value) is list and all(type(each) in words and is_plain(each) for each in all_inside(value))
    if typing.get_origin(hint) is list:
        return type(value) is list and all(fits(each, typing.get_args(hint)[0]) for each in value)
    return type(value) is (type(None) if hint is None else hint) and is_plain(value)


def is_plain(value: Any) -> bool:
    """Whether a value is one of the kinds that can travel, and within the limits."""
    if dataclasses.is_dataclass(value):
        hints = typing.get_type_hints(type(value))
        return all(fits(getattr(value, field.name), hints[field.name]) for field in dataclasses.fields(value))
    if isinstance(value, list):
        return all(map(is_plain, value))
    if isinstance(value, np.ndarray):
        small = value.ndim <= MOST_DIMENSIONS and math.prod(max(side, 1) for side in value.shape) <= MOST_ELEMENTS
        truths = value.dtype != np.bool_ or not value.tobytes().strip(b"\0\1")
        return small and truths and value.dtype in (np.float64, np.int64, np.bool_)
    if isinstance(value, str):
        return len(value) <= MOST_TEXT
    return type(value) in (type(None), bool, float, bytes) or (type(value) is int and -(2**63) <= value < 2**63)


def inside(value: Any) -> list[Any]:
    """What a list or a record holds."""
    if dataclasses.is_dataclass(value):
        return [getattr(value, field.name) for field in dataclasses.fields(value)]
    return value if isinstance(value, list) else []


def levels(value: Any) -> int:
    """How deep a value is nested."""
    return max((1 + levels(each) for each in inside(value)), default=0)


def all_inside(value: Any) -> Iterator[Any]:
    """The value and everything in it."""
    yield value
    for each in inside(value):
        yield from all_inside(each)


def is_replaced(value: Any) -> bool:
    """Whether there is a replacement character in it: the one case in which other bytes than the encoder's are taken (broken UTF-8)."""
    return any(isinstance(each, str) and "\N{REPLACEMENT CHARACTER}" in each for each in all_inside(value))
