"""A byte stream cut into messages: however it is split, and whatever a hostile writer puts into it."""

import struct
import tracemalloc
from contextlib import nullcontext

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.wire.codec import WireError, encode
from grader.wire.control import Ended
from grader.wire.frames import MAGIC, MAX_BODY, NONCE_BYTES, VERSION, FrameReader, frame
from grader.wire.messages import Trouble

NONCE = bytes(range(NONCE_BYTES))
MESSAGES = [Ended(7), Trouble("ValueError", "no", 3), [1, 2.5, "three"], Ended(-9)]
STREAM = b"".join(frame(each, NONCE) for each in MESSAGES)


def header(magic: bytes = MAGIC, version: int = VERSION, nonce: bytes = NONCE, length: int = 1) -> bytes:
    """The first bytes of a message."""
    return struct.pack(f"<4sB{NONCE_BYTES}sI", magic, version, nonce, length)


def read(*pieces: bytes) -> list[object]:
    """All messages in these pieces, fed one after the other."""
    reader = FrameReader(NONCE)
    return [message for piece in pieces for message in reader.feed(piece)]


def test_messages_come_out_in_order():
    """Several messages in one read are all there."""
    assert read(STREAM) == MESSAGES


@pytest.mark.parametrize("size", [1, 2, 3, 7, 24, 25, 26, 64])
def test_pieces_of_any_size_give_the_same_messages(size):
    """How the stream is cut does not matter."""
    assert read(*[STREAM[at : at + size] for at in range(0, len(STREAM), size)]) == MESSAGES


def test_a_stream_split_anywhere_gives_the_same_messages():
    """Every position is a fine place to split."""
    for at in range(len(STREAM) + 1):
        assert read(STREAM[:at], b"", STREAM[at:]) == MESSAGES


def test_an_unfinished_message_gives_nothing_yet():
    """Without its last byte a message is not there; with it, it is."""
    reader = FrameReader(NONCE)
    whole = frame("late", NONCE)
    assert list(reader.feed(whole[:-1])) == []
    assert list(reader.feed(whole[-1:])) == ["late"]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(header(magic=b"KATB") + b"n", id="magic"),
        pytest.param(header(version=VERSION + 1) + b"n", id="version"),
        pytest.param(header(version=0) + b"n", id="version-0"),
        pytest.param(header(nonce=bytes(NONCE_BYTES)) + b"n", id="nonce"),
        pytest.param(header(nonce=NONCE[:-1] + b"\xff") + b"n", id="nonce-last-byte"),
        pytest.param(header(length=MAX_BODY + 1), id="length"),
        pytest.param(header(length=2**32 - 1), id="length-4-GB"),
        pytest.param(header(length=0), id="no-body"),
        pytest.param(header(length=2) + b"nn", id="bytes-left-in-body"),
        pytest.param(header(length=4) + b"i\x00\x00\x00", id="body-too-short"),
        pytest.param(b"\x00" * 64, id="zeros"),
        pytest.param(b"print says hello to the grader\n", id="text"),
    ],
)
def test_bytes_of_another_conversation_are_refused(data):
    """Whatever is not a message of this conversation raises WireError before more is read."""
    with pytest.raises(WireError):
        read(data)


def test_a_forged_message_behind_a_good_one_is_refused():
    """The good message comes out first, then the forged one is noticed."""
    reader = FrameReader(NONCE)
    messages = reader.feed(frame("good", NONCE) + frame("forged", bytes(NONCE_BYTES)))
    assert next(messages) == "good"
    with pytest.raises(WireError):
        next(messages)


def test_a_message_beyond_the_limit_is_not_made():
    """A body larger than MAX_BODY is refused by the writer too, one of exactly MAX_BODY is not."""
    overhead = len(encode(b""))
    assert len(frame(bytes(MAX_BODY - overhead), NONCE)) == len(header()) + MAX_BODY
    with pytest.raises(WireError):
        frame(bytes(MAX_BODY - overhead + 1), NONCE)


@pytest.mark.parametrize("length", [MAX_BODY, MAX_BODY + 1, 2**32 - 1])
def test_a_claimed_length_allocates_nothing(length):
    """The reader keeps what has come, not what is said to come."""
    tracemalloc.start()
    try:
        with pytest.raises(WireError) if length > MAX_BODY else nullcontext():
            read(header(length=length) + b"n" * 10)
        assert tracemalloc.get_traced_memory()[1] < 100_000
    finally:
        tracemalloc.stop()


def test_the_reader_forgets_messages_that_it_has_given():
    """A thousand messages of 10 kB cost no more memory than a few."""
    piece = frame(np.ones(1250), NONCE)
    reader = FrameReader(NONCE)
    tracemalloc.start()
    try:
        for _ in range(1000):
            assert len(list(reader.feed(piece))) == 1
        assert tracemalloc.get_traced_memory()[1] < 500_000
    finally:
        tracemalloc.stop()


@settings(derandomize=True, database=None, deadline=None, max_examples=300)
@given(st.lists(st.one_of(st.binary(max_size=60), st.just(header(length=3)), st.just(header(length=40)), st.just(STREAM)), max_size=5))
def test_random_streams_are_harmless(pieces):
    """Random bytes and headers give messages or WireError, nothing else."""
    try:
        read(*pieces)
    except WireError:
        return


@pytest.mark.parametrize("bit", range(8))
def test_flipped_bits_are_harmless(bit):
    """One flipped bit anywhere in the stream gives other messages or WireError."""
    for at in range(len(STREAM)):
        damaged = STREAM[:at] + bytes([STREAM[at] ^ (1 << bit)]) + STREAM[at + 1 :]
        try:
            assert read(damaged) != MESSAGES
        except WireError:
            continue
