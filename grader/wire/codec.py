"""Plain values and registered records to bytes and back.

Written here rather than taken from a library because the decoder reads bytes that a learner's process may have forged: it is pure
Python (no memory-unsafe parser in the grader), it knows ten kinds of value, and it checks every count against the bytes that are there.
"""

import math
import struct
import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import numpy as np

MAX_DEPTH = 12
MAX_ITEMS = 200_000  # values in one message
MAX_TEXT = 1 << 16  # UTF-8 bytes of one string
MAX_DIMS = 8
MAX_ELEMENTS = 1 << 21  # of one array, sides of zero counted as one: a list of empty lists is not free either

_DTYPES = {b"d": np.dtype("<f8"), b"q": np.dtype("<i8"), b"b": np.dtype("?")}
_DTYPE_CODES = {dtype: code for code, dtype in _DTYPES.items()}
_COUNT = struct.Struct("<I")
_INT = struct.Struct("<q")
_FLOAT = struct.Struct("<d")

T = TypeVar("T")


class WireError(Exception):
    """The bytes are not a message of this protocol, or a value has no place in it."""


if TYPE_CHECKING:
    PlainList: TypeAlias = list[Any]
else:

    class PlainList:
        """The annotation for a list of None, bool, int, float, str and such lists: nothing else may arrive in it, at any depth."""


_CLASSES: dict[int, type] = {}
_NUMBERS: dict[type, int] = {}
_FIELDS: dict[type, tuple[tuple[str, Any], ...]] = {}


def record(number: int) -> Callable[[type[T]], type[T]]:
    """Register a dataclass under `number` (0–255), so that it can travel; its annotations are checked on arrival."""

    def register(cls: type[T]) -> type[T]:
        assert is_dataclass(cls)
        assert number not in _CLASSES
        hints = typing.get_type_hints(cls)
        _CLASSES[number] = cls
        _NUMBERS[cls] = number
        _FIELDS[cls] = tuple((field.name, hints[field.name]) for field in fields(cls))
        return cls

    return register


def encode(value: Any) -> bytes:
    """Bytes of a value: None, bool, int64, float, str, bytes, list, float64/int64/bool array, or a record of these."""
    out = bytearray()
    _encode(value, out)
    return bytes(out)


def _encode(value: Any, out: bytearray) -> None:
    encoder = _ENCODERS.get(type(value))
    if encoder is not None:
        encoder(value, out)
    elif type(value) in _NUMBERS:
        out += b"R"
        out.append(_NUMBERS[type(value)])
        for name, _ in _FIELDS[type(value)]:
            _encode(getattr(value, name), out)
    else:
        raise WireError(f"a {type(value).__name__} cannot travel")


def _encode_int(value: int, out: bytearray) -> None:
    if not -(2**63) <= value < 2**63:
        raise WireError("an integer beyond 64 bits cannot travel")
    out += b"i" + _INT.pack(value)


def _encode_text(value: str, out: bytearray) -> None:
    raw = value.encode("utf-8", "replace")
    if len(raw) > MAX_TEXT:
        raise WireError(f"a text of {len(raw)} bytes cannot travel (at most {MAX_TEXT})")
    out += b"s" + _COUNT.pack(len(raw)) + raw


def _encode_list(value: list[Any], out: bytearray) -> None:
    out += b"l" + _COUNT.pack(len(value))
    for item in value:
        _encode(item, out)


def _encode_array(value: np.ndarray, out: bytearray) -> None:
    code = _DTYPE_CODES.get(value.dtype)
    if code is None or value.ndim > MAX_DIMS or math.prod(max(side, 1) for side in value.shape) > MAX_ELEMENTS:
        raise WireError(f"an array of {value.dtype} and shape {value.shape} cannot travel")
    out += b"a" + code
    out.append(value.ndim)
    for side in value.shape:
        out += _COUNT.pack(side)
    out += np.ascontiguousarray(value).tobytes()


_ENCODERS: dict[type, Callable[[Any, bytearray], None]] = {
    type(None): lambda value, out: out.extend(b"n"),
    bool: lambda value, out: out.extend(b"T" if value else b"F"),
    int: _encode_int,
    float: lambda value, out: out.extend(b"f" + _FLOAT.pack(value)),
    str: _encode_text,
    bytes: lambda value, out: out.extend(b"y" + _COUNT.pack(len(value)) + value),
    list: _encode_list,
    np.ndarray: _encode_array,
}


def decode(data: bytes) -> Any:
    """The value in `data`, all of it. Raises WireError, and nothing else, on bytes that are no value. Broken UTF-8 is replaced."""
    cursor = _Cursor(data)
    value = cursor.value(0)
    if cursor.at != len(data):
        raise WireError(f"{len(data) - cursor.at} bytes left over")
    return value


class _Cursor:
    """A position in received bytes."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at, self.items = data, 0, 0

    def take(self, count: int) -> bytes:
        piece = self.data[self.at : self.at + count]
        if len(piece) != count:
            raise WireError("the message ends too early")
        self.at += count
        return piece

    def count(self) -> int:
        return int(_COUNT.unpack(self.take(4))[0])

    def value(self, depth: int) -> Any:
        self.items += 1
        if depth > MAX_DEPTH or self.items > MAX_ITEMS:
            raise WireError("nested too deep, or too many values")
        tag = self.take(1)
        if tag in _CONSTANTS:
            return _CONSTANTS[tag]
        if tag == b"i":
            return _INT.unpack(self.take(8))[0]
        if tag == b"f":
            return _FLOAT.unpack(self.take(8))[0]
        if tag == b"s":
            return self.text()
        if tag == b"y":
            return self.take(self.count())
        if tag == b"l":
            return [self.value(depth + 1) for _ in range(self.bounded(self.count()))]
        if tag == b"a":
            return self.array()
        if tag == b"R":
            return self.record(depth)
        raise WireError(f"unknown tag {tag!r}")

    def bounded(self, count: int) -> int:
        if count > min(MAX_ITEMS, len(self.data) - self.at):
            raise WireError(f"a list of {count} items in {len(self.data) - self.at} bytes")
        return count

    def text(self) -> str:
        count = self.count()
        if count > MAX_TEXT:
            raise WireError(f"a text of {count} bytes")
        return self.take(count).decode("utf-8", "replace")

    def array(self) -> np.ndarray:
        code = self.take(1)
        dims = self.take(1)[0]
        if code not in _DTYPES or dims > MAX_DIMS:
            raise WireError(f"an array of type {code!r} with {dims} dimensions")
        shape = [self.count() for _ in range(dims)]
        if math.prod(max(side, 1) for side in shape) > MAX_ELEMENTS:
            raise WireError(f"an array of shape {shape}")
        raw = self.take(math.prod(shape) * _DTYPES[code].itemsize)
        if code == b"b" and raw.strip(b"\0\1"):
            raise WireError("a truth value that is neither 0 nor 1")
        try:
            return np.frombuffer(raw, _DTYPES[code]).reshape(shape)
        except ValueError as error:  # an empty array with absurd other sides
            raise WireError(f"an array of shape {shape}") from error

    def record(self, depth: int) -> Any:
        cls = _CLASSES.get(self.take(1)[0])
        if cls is None:
            raise WireError("unknown record")
        values = []
        for name, hint in _FIELDS[cls]:
            values.append(self.value(depth + 1))
            if not _fits(values[-1], hint):
                raise WireError(f"{cls.__name__}.{name} cannot be a {type(values[-1]).__name__}")
        return cls(*values)


_PLAIN = (type(None), bool, int, float, str)
_CONSTANTS: dict[bytes, bool | None] = {b"n": None, b"T": True, b"F": False}


def _fits(value: Any, hint: Any) -> bool:
    """Whether a decoded value is of the annotated type (plain classes, unions, list[...])."""
    if hint is PlainList:
        return type(value) is list and all(type(each) in _PLAIN or _fits(each, PlainList) for each in value)
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        return any(_fits(value, option) for option in typing.get_args(hint))
    if origin is list:
        (item,) = typing.get_args(hint)
        return type(value) is list and all(_fits(each, item) for each in value)
    return type(value) is (type(None) if hint is None else hint)
