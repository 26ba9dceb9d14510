"""The grader's reader against damaged and arbitrary frames: a message that fits the protocol, or WireError, and little memory for it."""

import random
import struct
import sys
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from grader.wire.codec import WireError, encode
from grader.wire.frames import FrameReader, frame
from tests.hostile.wire_bytes import ANY, BODIES, DAMAGE, HEADER_BYTES, HUGE, MOST_BODY, NONCE, count, damaged, framed
from tests.hostile.wire_rules import MOST_DIMENSIONS, MOST_ELEMENTS, MOST_LEVELS, MOST_TEXT, MOST_VALUES, is_plain, is_replaced, levels

SOAKED = 100_000  # frames

# Not shrunk: the note of a failure names the damage and shows the bytes.
STEADY = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=60,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
CASES = st.tuples(BODIES, st.lists(DAMAGE, min_size=25, max_size=25), st.lists(st.integers(1, 90), min_size=1, max_size=4))


def cut(stream: bytes) -> tuple[list[bytes], bool]:
    """The frames at the beginning of a stream, and whether what follows can never become one."""
    frames, at = [], 0
    while len(stream) - at >= HEADER_BYTES:
        length = struct.unpack_from("<I", stream, at + 21)[0]
        if stream[at : at + 21] != b"KATA\x01" + NONCE or length > MOST_BODY:
            return frames, True
        end = at + HEADER_BYTES + length
        if end > len(stream):
            break
        frames.append(stream[at:end])
        at = end
    return frames, False


def read(pieces: list[bytes]) -> tuple[list[Any], bool]:
    """The messages that a reader gives, and whether it refused the bytes. Any exception but WireError goes through."""
    reader, messages = FrameReader(NONCE), []
    try:
        for piece in pieces:
            for message in reader.feed(piece):
                messages.append(message)
    except WireError:
        return messages, True
    return messages, False


def pieces(stream: bytes, sizes: list[int]) -> list[bytes]:
    """A stream in pieces of these sizes, in turn."""
    found, at, turn = [], 0, 0
    while at < len(stream):
        found.append(stream[at : at + sizes[turn % len(sizes)]])
        at, turn = at + len(found[-1]), turn + 1
    return found


def check(stream: bytes, sizes: list[int]) -> list[Any]:
    """The messages of a stream, after checking everything that must hold whatever is in it."""
    messages, refused = read([stream])
    frames, hopeless = cut(stream)
    assert len(messages) <= len(frames)
    assert refused == (hopeless or len(messages) < len(frames))
    for message, bytes_of_it in zip(messages, frames, strict=False):
        assert is_plain(message)
        assert levels(message) <= MOST_LEVELS
        assert is_replaced(message) or frame(message, NONCE) == bytes_of_it
    in_pieces, refused_too = read(pieces(stream, sizes))
    assert refused_too == refused
    assert [encode(each) for each in in_pieces] == [encode(each) for each in messages]
    return messages


def run_cases(examples: int) -> tuple[int, int]:
    """Check this many bodies, each damaged in 25 ways, alone and behind a good frame; counts of frames and of messages accepted."""
    tally = [0, 0]

    @settings(STEADY, max_examples=examples)
    @given(CASES)
    def go(case: tuple[bytes, list[tuple[str, int, int]], list[int]]) -> None:
        body, damages, sizes = case
        whole = framed(body)
        for name, at, dial in damages:
            stream = (b"" if at % 2 else framed(b"n")) + damaged(whole, name, at, dial)
            note(f"{name}: {stream!r}")
            tally[0] += 1
            tally[1] += len(check(stream, sizes))

    go()
    return tally[0], tally[1]


def test_damaged_frames_are_messages_or_wire_errors() -> None:
    """Whatever is done to a frame, the reader gives messages that fit their annotations and have those very bytes, or WireError."""
    frames, accepted = run_cases(320)
    assert frames >= 8000
    assert 0.2 * frames < accepted  # half of them stand behind a good frame, and some damage is none


@pytest.mark.soak
def test_a_hundred_thousand_damaged_frames_are_messages_or_wire_errors(capsys: pytest.CaptureFixture[str]) -> None:
    """The same with very many frames; how many is said in the report."""
    frames, accepted = run_cases(SOAKED // 25 + 200)
    with capsys.disabled():
        sys.stdout.write(f" {frames} damaged frames, {accepted} messages accepted ")
    assert frames >= SOAKED


@settings(STEADY, max_examples=300)
@given(st.one_of(st.binary(max_size=80), st.binary(max_size=80).map(framed), ANY.map(lambda body: framed(b"R" + body))), st.integers(1, 30))
def test_arbitrary_bytes_are_messages_or_wire_errors(stream: bytes, size: int) -> None:
    """Random bytes, bare and behind a right header, are no more harmful."""
    check(stream, [size])


def other_nonces() -> Iterator[bytes]:
    """Every nonce that differs in one bit, and some that differ in all."""
    for bit in range(128):
        yield bytes(byte ^ (1 << bit % 8 if at == bit // 8 else 0) for at, byte in enumerate(NONCE))
    rng = random.Random(128)
    yield from (rng.randbytes(16) for _ in range(128))
    yield from (bytes(16), HUGE * 4, NONCE[::-1], NONCE[1:] + NONCE[:1])


@pytest.mark.parametrize("before", [b"", framed(b"n")], ids=["first", "later"])
def test_a_frame_of_another_conversation_is_always_refused(before: bytes) -> None:
    """A nonce that is wrong in any bit is refused with the header, before the body has come; all else in the frame is right."""
    for nonce in other_nonces():
        whole = framed(b"i" + bytes(8), nonce)
        for stream in (whole, whole[:HEADER_BYTES]):
            messages, refused = read([before + stream])
            assert refused, nonce
            assert messages == [None] * bool(before)


def test_a_frame_of_another_version_is_always_refused() -> None:
    """There is one version, and its number is one."""
    assert [version for version in range(256) if read([framed(b"n", version=version)]) != ([], True)] == [1]


# name: a body that is right in everything but its size
OVER = {
    "values": b"l" + count(MOST_VALUES) + b"n" * MOST_VALUES,
    "values_in_lists": b"l" + count(200) + (b"l" + count(1000) + b"n" * 1000) * 200,
    "levels": b"l\1\0\0\0" * (MOST_LEVELS + 1) + b"n",
    "text": b"s" + count(MOST_TEXT + 1) + b"x" * (MOST_TEXT + 1),
    "dimensions": b"aq" + bytes([MOST_DIMENSIONS + 1]) + count(1) * (MOST_DIMENSIONS + 1) + bytes(8),
    "elements": b"ab\1" + count(MOST_ELEMENTS + 1) + bytes(MOST_ELEMENTS + 1),
    "elements_of_nothing": b"aq\2" + count(0) + count(MOST_ELEMENTS + 1),
    "bytes": b"y" + count(MOST_BODY - 4) + bytes(MOST_BODY - 4),
}
AT_THE_LIMIT = {
    "values": b"l" + count(MOST_VALUES - 1) + b"n" * (MOST_VALUES - 1),
    "levels": b"l\1\0\0\0" * MOST_LEVELS + b"n",
    "text": b"s" + count(MOST_TEXT) + b"x" * MOST_TEXT,
    "dimensions": b"aq" + bytes([MOST_DIMENSIONS]) + count(1) * MOST_DIMENSIONS + bytes(8),
    "elements": b"ab\1" + count(MOST_ELEMENTS) + bytes(MOST_ELEMENTS),
    "bytes": b"y" + count(MOST_BODY - 5) + bytes(MOST_BODY - 5),
}


@pytest.mark.parametrize("body", OVER.values(), ids=OVER)
def test_a_message_over_a_limit_is_refused(body: bytes) -> None:
    """Each documented limit of a message is held, with one more than it allows."""
    assert read([framed(body)]) == ([], True)


@pytest.mark.parametrize("body", AT_THE_LIMIT.values(), ids=AT_THE_LIMIT)
def test_a_message_at_a_limit_arrives(body: bytes) -> None:
    """The control for the test above: exactly as much as each limit allows is a message, and encodes to the same bytes."""
    (message,), refused = read([framed(body)])
    assert not refused
    assert frame(message, NONCE) == framed(body)


def peak(stream: bytes) -> int:
    """Bytes of memory that reading took at most, beyond the stream itself."""
    tracemalloc.start()
    try:
        read([stream])
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


UNITS = {
    "none": b"n",
    "number": b"f" + bytes(8),
    "empty_list": b"l" + bytes(4),
    "empty_bytes": b"y" + bytes(4),
    "letter": b"s\1\0\0\0\xff",
    "empty_array": b"ad\1" + bytes(4),
    "flat_array": b"ad\x08" + bytes(32),
    "empty_record": b"R\x08",
    "small_record": b"R\x2b" + b"i" + bytes(8),
}
MULTIPLE, CONSTANT = 64, 200_000  # bytes of memory for one byte of a message at most, and for none


@pytest.mark.parametrize("claimed", [1.0, 1.5], ids=["all_there", "too_many_claimed"])
@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_a_message_costs_memory_in_proportion(unit: bytes, claimed: float) -> None:
    """A list of very many of the smallest values takes a bounded multiple of its bytes, whether or not they are all there."""
    many = 10_000
    stream = framed(b"l" + count(int(many * claimed)) + unit * many)
    assert peak(stream) <= MULTIPLE * len(stream) + CONSTANT


UNFILLED = {
    "list": b"l" + count(MOST_VALUES - 1),
    "list_of_lists": b"l\2\0\0\0l" + count(MOST_VALUES - 2),
    "text": b"s" + count(MOST_TEXT),
    "bytes": b"y" + count(MOST_BODY - 5),
    "array": b"ad\1" + count(MOST_ELEMENTS),
    "array_of_many_sides": b"aq\x08" + count(2) * 7 + count(MOST_ELEMENTS >> 7),
    "array_in_a_record": b"R\x05ad\1" + count(MOST_ELEMENTS),
}


@pytest.mark.parametrize("body", UNFILLED.values(), ids=UNFILLED)
def test_a_claim_within_the_limits_takes_no_memory(body: bytes) -> None:
    """A count that a message may have is believed only as far as there are bytes for it."""
    assert read([framed(body)]) == ([], True)
    assert peak(framed(body)) <= CONSTANT


@STEADY
@given(BODIES, st.lists(DAMAGE, min_size=10, max_size=10))
def test_damage_costs_no_memory(body: bytes, damages: list[tuple[str, int, int]]) -> None:
    """No damaged frame takes more than a bounded multiple of its bytes."""
    for name, at, dial in damages:
        stream = damaged(framed(body), name, at, dial)
        assert peak(stream) <= MULTIPLE * len(stream) + CONSTANT, name
