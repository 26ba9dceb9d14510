"""Values and records to bytes and back; hostile bytes give WireError and nothing else, and cost little memory."""

import dataclasses
import random
import struct
import tracemalloc
import types
import typing
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.wire import codec, control, messages
from grader.wire.codec import MAX_DEPTH, MAX_ITEMS, MAX_TEXT, WireError, decode, encode

STEADY = settings(derandomize=True, database=None, deadline=None, max_examples=150)
HUGE = b"\xff\xff\xff\xff"  # 4,294,967,295 as a count
RECORDS = sorted(
    (
        each
        for where in (control, messages)
        for each in vars(where).values()
        if isinstance(each, type) and each.__module__ == where.__name__
    ),
    key=lambda cls: cls.__name__,
)


def arrays() -> st.SearchStrategy[np.ndarray]:
    """Small arrays of the three dtypes that travel, of up to three sides, empty ones too."""

    def build(dtype: str, shape: list[int], seed: int) -> np.ndarray:
        raw = np.random.default_rng(seed).integers(-5, 6, shape)
        return np.asarray(raw).astype(dtype)

    return st.builds(build, st.sampled_from(("<f8", "<i8", "?")), st.lists(st.integers(0, 4), max_size=3), st.integers(0, 99))


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
PLAIN = {
    type(None): st.none(),
    bool: st.booleans(),
    int: st.integers(-(2**63), 2**63 - 1),
    float: st.floats(),
    str: TEXTS,
    bytes: st.binary(max_size=30),
    np.ndarray: arrays(),
}
VALUES = st.recursive(st.one_of(*PLAIN.values()), lambda inner: st.lists(inner, max_size=4), max_leaves=12)


WORDS = st.one_of(st.none(), st.booleans(), st.floats(), TEXTS)
NESTED = st.lists(st.recursive(WORDS, lambda inner: st.lists(inner, max_size=3), max_leaves=4), max_size=3)


def of(hint: Any) -> st.SearchStrategy[Any]:
    """A strategy for what an annotation allows."""
    if hint is codec.PlainList:
        return NESTED
    if hint is Any:
        return VALUES
    if hint is None:
        return st.none()
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return st.one_of(*[of(each) for each in typing.get_args(hint)])
    if typing.get_origin(hint) is list:
        return st.lists(of(typing.get_args(hint)[0]), max_size=3)
    return PLAIN[hint] if hint in PLAIN else records(hint)


def records(cls: type) -> st.SearchStrategy[Any]:
    """A strategy for a record."""
    hints = typing.get_type_hints(cls)
    return st.builds(cls, **{field.name: of(hints[field.name]) for field in dataclasses.fields(cls)})


def same(a: Any, b: Any) -> bool:
    """Whether two travelling values are equal in type and content, NaN and −0 included."""
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        return (a.dtype, a.shape, a.tobytes()) == (b.dtype, b.shape, b.tobytes())
    if isinstance(a, float):
        return struct.pack("<d", a) == struct.pack("<d", b)
    if isinstance(a, list):
        return len(a) == len(b) and all(map(same, a, b))
    if dataclasses.is_dataclass(a):
        return all(same(getattr(a, field.name), getattr(b, field.name)) for field in dataclasses.fields(a))
    return a == b


def decoded_or_refused(data: bytes) -> Any:
    """What the bytes say, or None if they are refused; any exception but WireError goes through."""
    try:
        return decode(data)
    except WireError:
        return None


def sample() -> bytes:
    """A message with every kind of value in it."""
    tensor = messages.TensorValue(np.arange(6.0).reshape(2, 3), "float32", "strided", "leaf")
    question = messages.Question([tensor, 3, 0.5, "word", True], [np.ones((2, 1)), np.array(2.0)])
    results = [messages.Result("tensor", "float64", np.array([True, False])), messages.Result("x", "", [None, b"raw", -7, ["deep"]])]
    return encode([question, messages.Answer(results, True, [], ["argument 0: .grad"], messages.Trouble("E", "é", 3))])


@STEADY
@given(VALUES)
def test_a_plain_value_comes_back_as_it_was(value):
    """Every kind of plain value survives the trip, bit for bit."""
    assert same(decode(encode(value)), value)


def test_every_record_of_the_messages_is_registered():
    """The table below covers exactly the records that can travel."""
    assert set(RECORDS) == set(codec._CLASSES.values())
    assert len(RECORDS) >= 15


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
def test_a_record_comes_back_as_it_was(cls):
    """Every record survives the trip, whatever its fields hold."""

    @settings(STEADY, max_examples=25)
    @given(records(cls))
    def check(value: Any) -> None:
        assert same(decode(encode(value)), value)

    check()


@pytest.mark.parametrize(
    "array",
    [
        pytest.param(np.arange(12.0).reshape(3, 4).T, id="transposed"),
        pytest.param(np.arange(12)[::-3], id="reversed-step"),
        pytest.param(np.broadcast_to(np.array([1.5, 2.5]), (4, 2)), id="broadcast"),
        pytest.param(np.zeros((0, 3)), id="empty"),
        pytest.param(np.array(1.0), id="0-d"),
        pytest.param(np.ones((1,) * 8), id="8-d"),
        pytest.param(np.array([np.nan, np.inf, -np.inf, -0.0, 5e-324]), id="special"),
    ],
)
def test_an_array_of_any_layout_keeps_its_numbers(array):
    """Memory layout does not show in what arrives."""
    back = decode(encode(array))
    assert (back.dtype, back.shape) == (array.dtype, array.shape)
    assert back.tobytes() == array.tobytes()


@pytest.mark.parametrize(
    "value",
    [
        pytest.param((1, 2), id="tuple"),
        pytest.param({"a": 1}, id="dict"),
        pytest.param({1}, id="set"),
        pytest.param(1j, id="complex"),
        pytest.param(object(), id="object"),
        pytest.param(np.float64(1.0), id="numpy-scalar"),
        pytest.param(np.ones(2, np.float32), id="float32-array"),
        pytest.param(np.ones(2, complex), id="complex-array"),
        pytest.param(np.array([None]), id="object-array"),
        pytest.param(np.array(["a"]), id="text-array"),
        pytest.param(np.ones((1,) * 9), id="9-d"),
        pytest.param(2**63, id="int-above"),
        pytest.param(-(2**63) - 1, id="int-below"),
        pytest.param("x" * (MAX_TEXT + 1), id="long-text"),
        pytest.param("é" * (MAX_TEXT // 2 + 1), id="long-utf-8"),
        pytest.param([[(1,)]], id="tuple-inside"),
    ],
)
def test_what_has_no_place_in_the_protocol_is_refused(value):
    """A value outside the protocol cannot be encoded."""
    with pytest.raises(WireError):
        encode(value)


def test_the_largest_values_that_may_travel_do():
    """Text of exactly the limit, integers of exactly 64 bits and the fullest list arrive."""
    value = ["x" * MAX_TEXT, 2**63 - 1, -(2**63)]
    assert decode(encode(value)) == value
    assert decode(encode([None] * (MAX_ITEMS - 1))) == [None] * (MAX_ITEMS - 1)


def test_a_lone_surrogate_does_not_stop_a_message():
    """Text that UTF-8 cannot hold arrives with a substitute."""
    assert decode(encode("a\ud800b")) == "a?b"


def test_broken_utf_8_is_replaced():
    """Bytes that are not UTF-8 become replacement characters."""
    assert decode(b"s\x02\x00\x00\x00a\xff") == "a\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, MAX_DEPTH + 2, 500, 100_000])
def test_nesting_beyond_the_limit_is_refused(depth):
    """Lists in lists in lists end in WireError, not in RecursionError."""
    with pytest.raises(WireError, match="too deep"):
        decode(b"l\x01\x00\x00\x00" * depth + b"n")


def test_nesting_at_the_limit_arrives():
    """The deepest allowed nesting is allowed."""
    value: Any = None
    for _ in range(MAX_DEPTH):
        value = [value]
    assert decode(encode(value)) == value


def test_records_count_as_nesting():
    """Records cannot be used to nest deeper than lists may."""
    with pytest.raises(WireError, match="too deep"):
        decode(b"R\x16s\x00\x00\x00\x00s\x00\x00\x00\x00" * (MAX_DEPTH + 1) + b"n")


@pytest.mark.parametrize("inner", [1, 1000], ids=["flat", "in-lists"])
def test_too_many_values_are_refused(inner):
    """The number of values in one message is bounded, however they are grouped."""
    value = [[None] * inner for _ in range(MAX_ITEMS // inner + 1)] if inner > 1 else [None] * MAX_ITEMS
    with pytest.raises(WireError, match="too many"):
        decode(encode(value))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"z", id="unknown-tag"),
        pytest.param(b"R\x00", id="unknown-record"),
        pytest.param(b"R\xff", id="unknown-record-255"),
        pytest.param(b"R", id="record-without-number"),
        pytest.param(b"ax\x00", id="unknown-dtype"),
        pytest.param(b"ad\x09" + b"\x01\x00\x00\x00" * 9 + bytes(8), id="nine-sides"),
        pytest.param(b"nn", id="one-byte-left"),
        pytest.param(encode([1, 2]) + b"\x00" * 100, id="zeros-left"),
        pytest.param(b"i\x00", id="half-an-int"),
        pytest.param(b"s\x05\x00\x00\x00ab", id="half-a-text"),
        pytest.param(b"s" + struct.pack("<I", MAX_TEXT + 1) + b"x" * (MAX_TEXT + 1), id="long-text"),
    ],
)
def test_malformed_bytes_are_refused(data):
    """Bytes that encode would not have written give WireError."""
    with pytest.raises(WireError):
        decode(data)


def test_every_truncation_is_refused():
    """No beginning of a message is a message."""
    data = sample()
    for end in range(len(data)):
        with pytest.raises(WireError):
            decode(data[:end])


def test_every_flipped_bit_is_harmless():
    """One flipped bit gives another value or WireError, never another exception."""
    data = bytearray(sample())
    for at in range(len(data)):
        for bit in range(8):
            data[at] ^= 1 << bit
            decoded_or_refused(bytes(data))
            data[at] ^= 1 << bit


@STEADY
@given(st.binary(max_size=200))
def test_random_bytes_are_harmless(data):
    """Random bytes give a value or WireError."""
    decoded_or_refused(data)


PIECES = [b"l", b"a", b"R", b"s", b"y", b"d", b"q", b"b", b"n", b"T", b"i", b"f", HUGE, bytes(4), b"\x01\x00\x00\x00", b"\x02\x00\x00\x00"]


@settings(STEADY, max_examples=600)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.integers(0, 45).map(lambda n: bytes([n])), st.binary(max_size=3)), max_size=40))
def test_nearly_right_bytes_are_harmless(pieces):
    """Pieces of the protocol in any order give a value or WireError; a value can be encoded and comes back."""
    value = decoded_or_refused(b"".join(pieces))
    if value is not None:
        assert same(decode(encode(value)), value)


@pytest.mark.parametrize("seed", range(5))
def test_spliced_messages_are_harmless(seed):
    """Stretches of a real message cut out, doubled and overwritten give a value or WireError."""
    rng, whole = random.Random(seed), sample()
    for _ in range(300):
        a, b, c = sorted(rng.randrange(len(whole)) for _ in range(3))
        decoded_or_refused(rng.choice((whole[:a] + whole[b:], whole[:c] + whole[a:], whole[:a] + rng.randbytes(4) + whole[a + 4 :])))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"l" + HUGE, id="list"),
        pytest.param(b"s" + HUGE, id="text"),
        pytest.param(b"y" + HUGE, id="bytes"),
        pytest.param(b"ad\x01" + HUGE, id="array-1-d"),
        pytest.param(b"ad\x08" + HUGE * 8, id="array-8-d"),
        pytest.param(b"aq\x02" + b"\x00\x00\x00\x80" * 2, id="array-2^62"),
        pytest.param(b"ad\x08" + bytes(4) + HUGE * 7, id="empty-array"),
        pytest.param(b"ad\x02" + bytes(4) + HUGE, id="empty-array-2-d"),
        pytest.param((b"l" + HUGE) * 12, id="lists-in-lists"),
        pytest.param(b"l\x64\x00\x00\x00" + (b"ab\x03" + HUGE * 3) * 100, id="many-arrays"),
        pytest.param(b"R\x07" + b"l" + HUGE, id="list-in-a-record"),
    ],
)
def test_a_claim_of_gigabytes_allocates_nothing(data):
    """A count is believed only as far as there are bytes for it."""
    decoded_or_refused(data)
    tracemalloc.start()
    try:
        decoded_or_refused(data)
        assert tracemalloc.get_traced_memory()[1] < 100_000
    finally:
        tracemalloc.stop()


def test_a_list_longer_than_its_message_is_refused_at_once():
    """The count alone is enough: no item is read."""
    with pytest.raises(WireError, match="a list of 4294967295 items in 1 bytes"):
        decode(b"l" + HUGE + b"n")


@pytest.mark.parametrize("unit", [b"n", b"l\x00\x00\x00\x00", b"ad\x01\x00\x00\x00\x00"], ids=["none", "empty-list", "empty-array"])
def test_a_long_message_of_small_values_costs_bounded_memory(unit):
    """The number of values is bounded, so a full-size message of the smallest values stays below 100 MB."""
    data = b"l" + struct.pack("<I", 100_000) + unit * 300_000
    tracemalloc.start()
    try:
        assert decoded_or_refused(data) is None
        assert tracemalloc.get_traced_memory()[1] < 100 << 20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("sides", [[0, 1], [0, 3, 2], [2, 0, 2]], ids=str)
def test_an_empty_array_with_ordinary_sides_arrives(sides):
    """Emptiness alone is no reason to refuse an array."""
    assert decode(b"ad" + bytes([len(sides)]) + struct.pack(f"<{len(sides)}I", *sides)).shape == tuple(sides)


def test_an_empty_array_with_absurd_sides_is_refused():
    """Sides that numpy cannot hold give WireError although there is nothing to store."""
    with pytest.raises(WireError, match="an array of shape"):
        decode(b"ad\x08" + bytes(4) + HUGE * 7)


def allowed(hint: Any) -> tuple[Any, ...]:
    """The annotation as a tuple of alternatives."""
    return typing.get_args(hint) if typing.get_origin(hint) in (types.UnionType, typing.Union) else (hint,)


WRONG = [None, True, 1, 1.5, "s", b"b", [], [None], [1j], np.zeros(2), control.Preload(), control.Ended(0)]


def misfits(hint: Any) -> list[Any]:
    """Values that the annotation does not allow."""
    options = allowed(hint)
    plain = {type(None) if each is None else each for each in options}
    if codec.PlainList in options:
        return [[np.zeros(2)], [b"b"], ["s", [control.Preload()]], *misfits_of_no_list(options)]
    lists = any(typing.get_origin(each) is list for each in options)
    found = [each for each in WRONG if type(each) not in plain and not (isinstance(each, list) and (lists or each == [1j]))]
    inner = [misfits(typing.get_args(each)[0]) for each in options if typing.get_origin(each) is list]
    return found + [[each] for each in inner[0]] if inner else found


def misfits_of_no_list(options: list[Any]) -> list[Any]:
    """Single values that are none of the options."""
    plain = {type(None) if each is None else each for each in options}
    return [each for each in WRONG if type(each) not in plain and not isinstance(each, list)]


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
def test_a_record_with_a_field_of_the_wrong_type_is_refused(cls):
    """Each field in turn holds something that its annotation forbids."""
    hints = typing.get_type_hints(cls)
    right = [of(hints[field.name]) for field in dataclasses.fields(cls)]
    good = _first(st.tuples(*right))
    for position, field in enumerate(dataclasses.fields(cls)):
        if hints[field.name] is Any:
            continue
        for wrong in misfits(hints[field.name]):
            values = [*good[:position], wrong, *good[position + 1 :]]
            data = b"R" + bytes([codec._NUMBERS[cls]]) + b"".join(encode(each) for each in values)
            with pytest.raises(WireError):
                decode(data)


def _first(strategy: st.SearchStrategy[Any]) -> Any:
    """One value of a strategy, always the same."""
    found: list[Any] = []

    @settings(STEADY, max_examples=1)
    @given(strategy)
    def draw(value: Any) -> None:
        found.append(value)

    draw()
    return found[0]


def test_a_message_cannot_make_a_bool_array_of_other_bytes():
    """A byte that is neither 0 nor 1 is no truth value: encode never writes it."""
    with pytest.raises(WireError):
        decode(b"ab\x01\x02\x00\x00\x00\x01\x02")
