"""Bytes of messages, right and wrong ones, made from the written format alone: nothing of the encoder is used here."""

import dataclasses
import math
import struct
import types
import typing
from collections.abc import Callable
from typing import Any

import numpy as np
from hypothesis import strategies as st

from grader.wire import codec, control, messages
from grader.wire.codec import PlainList

NONCE = bytes(range(100, 116))
HEADER_BYTES = 25
MOST_BODY = 16 << 20
HUGE = b"\xff\xff\xff\xff"
NUMBERS: dict[type, int] = codec._NUMBERS
RECORDS = sorted(NUMBERS, key=lambda cls: NUMBERS[cls])
assert len(RECORDS) >= 15
assert all(cls.__module__ in (control.__name__, messages.__name__) for cls in RECORDS)


def count(number: int) -> bytes:
    """A count of items or bytes."""
    return struct.pack("<I", number % 2**32)


def framed(body: bytes, nonce: bytes = NONCE, version: int = 1, magic: bytes = b"KATA") -> bytes:
    """A body with its header."""
    return magic + bytes([version]) + nonce + count(len(body)) + body


# Bodies ----------------------------------------------------------------------------------------------------------------------------


_SIDES = st.one_of(st.lists(st.integers(0, 3), max_size=3), st.sampled_from(([1] * 8, [1] * 9, [0, 1 << 22], [0] + [2**32 - 1] * 7)))
_DOUBLES = st.one_of(st.floats().map(lambda value: struct.pack("<d", value)), st.binary(min_size=8, max_size=8))
_TEXTS = st.one_of(st.text(max_size=12).map(lambda text: text.encode("utf-8", "replace")), st.binary(max_size=12))


@st.composite
def _arrays(draw: st.DrawFn) -> bytes:
    """An array; some have a side or a number of sides that no message may have."""
    code = draw(st.sampled_from(b"dqb"))
    sides = draw(_SIDES)
    size = math.prod(sides) * (1 if code == ord("b") else 8)
    raw = draw(st.binary(min_size=size, max_size=size))
    if code == ord("b") and draw(st.booleans()):
        raw = bytes(byte & 1 for byte in raw)
    return b"a" + bytes([code, len(sides)]) + b"".join(map(count, sides)) + raw


def _counted(tag: bytes) -> Callable[[bytes], bytes]:
    return lambda raw: tag + count(len(raw)) + raw


def _listed(items: list[bytes]) -> bytes:
    return b"l" + count(len(items)) + b"".join(items)


_ATOMS: dict[Any, st.SearchStrategy[bytes]] = {
    type(None): st.just(b"n"),
    bool: st.sampled_from((b"T", b"F")),
    int: st.integers(-(2**63), 2**63 - 1).map(lambda value: b"i" + struct.pack("<q", value)),
    float: _DOUBLES.map(lambda raw: b"f" + raw),
    str: _TEXTS.map(_counted(b"s")),
    bytes: st.binary(max_size=12).map(_counted(b"y")),
    np.ndarray: _arrays(),
}


_WORDS = st.one_of([_ATOMS[each] for each in (type(None), bool, int, float, str)])
_ATOMS[PlainList] = st.lists(st.recursive(_WORDS, lambda inner: st.lists(inner, max_size=3).map(_listed), max_leaves=4), max_size=3).map(
    _listed
)


def _options(hint: Any) -> tuple[Any, ...]:
    return typing.get_args(hint) if typing.get_origin(hint) in (types.UnionType, typing.Union) else (hint,)


def _of(hint: Any) -> st.SearchStrategy[bytes]:
    """The bytes of what an annotation allows."""
    each: list[st.SearchStrategy[bytes]] = []
    for option in _options(hint):
        if typing.get_origin(option) is list:
            each.append(st.lists(_of(typing.get_args(option)[0]), max_size=3).map(_listed))
        else:
            each.append(_ATOMS[option] if option in _ATOMS else record(option))
    return st.one_of(each)


def record(cls: type) -> st.SearchStrategy[bytes]:
    """The bytes of a record whose fields have the right types."""
    hints = typing.get_type_hints(cls)
    fields = [_of(hints[field.name]) for field in dataclasses.fields(cls)]
    return st.tuples(*fields).map(lambda parts: b"R" + bytes([NUMBERS[cls]]) + b"".join(parts))


ANY = st.recursive(st.one_of(*_ATOMS.values()), lambda inner: st.lists(inner, max_size=4).map(_listed), max_leaves=8)
BODIES = st.one_of(st.sampled_from(RECORDS).flatmap(record), ANY)


# Damage ----------------------------------------------------------------------------------------------------------------------------


def _body(whole: bytes) -> bytes:
    return whole[HEADER_BYTES:]


def _put(whole: bytes, at: int, piece: bytes) -> bytes:
    """Overwrite a place in the body, wherever `at` points to."""
    place = HEADER_BYTES + at % max(1, len(whole) - HEADER_BYTES)
    return whole[:place] + piece + whole[place + len(piece) :]


def _after_tag(whole: bytes, tag: bytes, at: int, byte: int, offset: int) -> bytes:
    """Change the byte that stands `offset` after one of the bytes that look like `tag`."""
    places = [place for place in range(HEADER_BYTES, len(whole) - offset) if whole[place : place + 1] == tag]
    if not places:
        return _put(whole, at, tag + bytes([byte % 256]))
    place = places[at % len(places)] + offset
    return whole[:place] + bytes([byte % 256]) + whole[place + 1 :]


def _flip(whole: bytes, bit: int) -> bytes:
    place = bit // 8 % len(whole)
    return whole[:place] + bytes([whole[place] ^ 1 << bit % 8]) + whole[place + 1 :]


def _stretch(whole: bytes, at: int, dial: int) -> tuple[int, int]:
    begin = at % len(whole)
    return begin, begin + 1 + dial % 40


def _without(whole: bytes, at: int, dial: int) -> bytes:
    begin, end = _stretch(whole, at, dial)
    return whole[:begin] + whole[end:]


def _doubled(whole: bytes, at: int, dial: int) -> bytes:
    begin, end = _stretch(whole, at, dial)
    return whole[:end] + whole[begin:]


def _other_byte(piece: bytes, at: int, dial: int) -> bytes:
    place = at % len(piece)
    return piece[:place] + bytes([(piece[place] + 1 + dial % 255) % 256]) + piece[place + 1 :]


Damage = Callable[[bytes, int, int], bytes]

DAMAGES: dict[str, Damage] = {
    "none": lambda whole, at, dial: whole,
    "a bit flipped": lambda whole, at, dial: _flip(whole, at),
    "three bits flipped": lambda whole, at, dial: _flip(_flip(_flip(whole, at), dial), at ^ dial),
    "cut short": lambda whole, at, dial: whole[: at % len(whole)],
    "a stretch missing": _without,
    "a stretch doubled": _doubled,
    "a huge count": lambda whole, at, dial: _put(whole, at, HUGE),
    "another count": lambda whole, at, dial: _put(whole, at, count(dial % 300)),
    "a large count": lambda whole, at, dial: _put(whole, at, count(1 << dial % 25)),
    "another tag": lambda whole, at, dial: _put(whole, at, b"nTFifsylaR"[dial % 10 :][:1]),
    "another record": lambda whole, at, dial: _after_tag(whole, b"R", at, dial % 48, 1),
    "another dtype": lambda whole, at, dial: _after_tag(whole, b"a", at, b"dqbx"[dial % 4], 1),
    "other dimensions": lambda whole, at, dial: _after_tag(whole, b"a", at, dial % 12, 2),
    "another nonce": lambda whole, at, dial: framed(_body(whole), nonce=_other_byte(NONCE, at, dial)),
    "another version": lambda whole, at, dial: framed(_body(whole), version=(2 + dial % 255) % 256),
    "another magic": lambda whole, at, dial: framed(_body(whole), magic=_other_byte(b"KATA", at, dial)),
    "bytes left over": lambda whole, at, dial: framed(_body(whole) + bytes(1 + dial % 9)),
    "a body too short": lambda whole, at, dial: framed(_body(whole)[: at % max(1, len(_body(whole)))]),
    "another length": lambda whole, at, dial: whole[:21] + count(at % (len(whole) + 9)) + _body(whole),
    "a length over the limit": lambda whole, at, dial: whole[:21] + count(MOST_BODY + 1 + dial) + _body(whole),
    "nested": lambda whole, at, dial: framed(b"l\1\0\0\0" * (at % 30) + _body(whole)),
    "in a record's field": lambda whole, at, dial: framed(b"R" + bytes([22]) + b"s\0\0\0\0" * 2 + _body(whole)),
    "a field more": lambda whole, at, dial: framed(_body(whole) + b"n"),
    "after print": lambda whole, at, dial: b"hello\n" + whole,
}


def damaged(whole: bytes, name: str, at: int, dial: int) -> bytes:
    """A frame with one kind of damage; `at` and `dial` say where and how much. Damage can happen to change nothing."""
    return DAMAGES[name](whole, at, dial)


DIALS = st.integers(0, 2**32 - 1)
DAMAGE = st.tuples(st.sampled_from(sorted(DAMAGES)), DIALS, DIALS)
