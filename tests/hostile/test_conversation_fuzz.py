"""Whole conversations with a box that replies what it likes: the check ends with a verdict about the program, and never with PASSED."""

import json
import struct
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import grader.diagnose
from grader import grade, stages
from grader.conversation import Limits
from grader.diagnose.probe import Probe
from grader.reporters import json as json_reporter
from grader.reporters import terminal
from grader.sandbox.box import _how_it_ended
from grader.stages import Check
from grader.verdict import Outcome, Verdict
from grader.wire.frames import frame
from grader.wire.messages import Answer, Ask, Confined, Load, Result, Trouble
from tests.hostile.puppet import KATAS, SUBMISSION, PuppetServer, Script, StubEntry, honest, questions_of, right_answer
from tests.hostile.wire_bytes import ANY, DAMAGE, NONCE, RECORDS, damaged, framed, record

LIMITS = Limits(call=0.03, load=0.03, total=1.0)
BANKS = {kind: questions_of(kata) for kind, kata in KATAS.items()}
STEADY = settings(
    derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate], print_blob=False
)
NOT_THE_PROGRAMS = {Outcome.PASSED, Outcome.GRADER_ERROR}


def outcome(kind: str, script: Script, status: int = 70 << 8) -> Outcome:
    """How a check of a puppet ends, by its stages alone."""
    server: Any = PuppetServer(script, status)
    failure = stages.run(Check(server, KATAS[kind], SUBMISSION, BANKS[kind], LIMITS, "strict"))
    return Outcome.PASSED if failure is None else failure.finding.outcome


@pytest.mark.parametrize("kind", KATAS)
def test_a_puppet_with_right_answers_passes(kind: str) -> None:
    """The control for everything below: right numbers in right frames are a pass, for each kind of kata."""
    assert outcome(kind, lambda message, nonce: b"".join(frame(each, nonce) for each in honest(KATAS[kind], message))) is Outcome.PASSED


Envelope = Callable[[list[bytes], bytes], bytes | None]  # the right frames of one batch, and the nonce


def body(whole: bytes) -> bytes:
    """A frame without its header."""
    return whole[25:]


# name: what is sent instead of the frames with the right numbers, and how that must end
ENVELOPES: dict[str, tuple[Envelope, Outcome]] = {
    "another_nonce": (lambda frames, nonce: b"".join(framed(body(each), NONCE) for each in frames), Outcome.DIED),
    "no_nonce": (lambda frames, nonce: b"".join(framed(body(each), bytes(16)) for each in frames), Outcome.DIED),
    "another_version": (lambda frames, nonce: b"".join(framed(body(each), nonce, version=2) for each in frames), Outcome.DIED),
    "another_magic": (lambda frames, nonce: b"".join(framed(body(each), nonce, magic=b"KATB") for each in frames), Outcome.DIED),
    "no_frame": (lambda frames, nonce: b"".join(body(each) for each in frames), Outcome.DIED),
    "a_byte_left_over": (lambda frames, nonce: b"".join(framed(body(each) + b"n", nonce) for each in frames), Outcome.DIED),
    "all_in_one_frame": (lambda frames, nonce: framed(b"".join(body(each) for each in frames), nonce), Outcome.DIED),
    "all_in_one_list": (
        lambda frames, nonce: framed(b"l" + struct.pack("<I", len(frames)) + b"".join(body(each) for each in frames), nonce),
        Outcome.DIED,
    ),
    "each_in_a_list": (lambda frames, nonce: b"".join(framed(b"l\1\0\0\0" + body(each), nonce) for each in frames), Outcome.DIED),
    "another_record": (lambda frames, nonce: b"".join(frame(Confined([]), nonce) + each for each in frames), Outcome.DIED),
    "bare_results": (
        lambda frames, nonce: b"".join(frame(Result("tensor", "float64", np.array(1.0)), nonce) for _ in frames),
        Outcome.DIED,
    ),
    "the_last_missing": (lambda frames, nonce: b"".join(frames[:-1]), Outcome.TIMED_OUT),
    "the_last_byte_missing": (lambda frames, nonce: b"".join(frames)[:-1], Outcome.TIMED_OUT),
    "silence": (lambda frames, nonce: b"", Outcome.TIMED_OUT),
    "closed": (lambda frames, nonce: None, Outcome.DIED),
    "each_twice": (lambda frames, nonce: b"".join(each + each for each in frames), Outcome.WRONG_GRADIENT),
    "in_reverse_order": (lambda frames, nonce: b"".join(reversed(frames)), Outcome.WRONG_GRADIENT),
    "one_too_many": (lambda frames, nonce: b"".join([*frames, frames[-1]]), Outcome.DIED),
    "with_noise_behind": (lambda frames, nonce: b"".join([*frames, b"done"]), Outcome.DIED),
}


@pytest.mark.parametrize(("envelope", "expected"), ENVELOPES.values(), ids=ENVELOPES)
def test_right_numbers_in_a_wrong_envelope_do_not_pass(envelope: Envelope, expected: Outcome) -> None:
    """All numbers are right, and still it is no pass unless each comes in its own frame of this conversation, in order, once."""

    def script(message: Any, nonce: bytes) -> bytes | None:
        frames = [frame(each, nonce) for each in honest(KATAS["grad"], message)]
        return envelope(frames, nonce) if isinstance(message, Ask) else b"".join(frames)

    assert outcome("grad", script) is expected


def test_answers_before_the_questions_do_not_pass() -> None:
    """Answers that come with the word that the program is loaded are an answer to nothing."""

    def script(message: Any, nonce: bytes) -> bytes:
        early = [right_answer(KATAS["grad"], item.question) for item in BANKS["grad"].items] if isinstance(message, Load) else []
        return b"".join(frame(each, nonce) for each in [*honest(KATAS["grad"], message), *early])

    assert outcome("grad", script) is Outcome.DIED


def test_any_end_of_a_process_has_words() -> None:
    """Whatever the kernel says of a process's end, there is a text for it."""
    assert all(_how_it_ended(status) for status in range(1 << 16))


# Chosen by a fuzzer ----------------------------------------------------------------------------------------------------------------

TEXTS = st.one_of(
    st.text(max_size=20), st.sampled_from(("argument 0: .grad", "argument 9: value", "argument x", "\x1b[2J", "::error::", "torch.x"))
)
LINES = st.one_of(st.none(), st.integers(-(2**63), 2**63 - 1))
TROUBLES = st.builds(Trouble, TEXTS, TEXTS, LINES, LINES, TEXTS, st.one_of(st.none(), TEXTS))
ODD = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**63), 2**63 - 1), st.floats(), TEXTS, st.binary(max_size=9),
    st.sampled_from([np.zeros(3), np.array(np.nan), np.array([True, False]), np.array(5), np.zeros((0, 4)), np.full((2, 2), np.inf)]),
)  # fmt: skip
VALUES = st.recursive(ODD, lambda inner: st.lists(st.one_of(inner, TROUBLES), max_size=3), max_leaves=5)
RESULTS = st.builds(
    Result, st.sampled_from(("tensor", "float", "NoneType", "numpy ndarray", "x")), st.sampled_from(("float64", "float32", "")), VALUES
)
ANSWERS = st.builds(
    Answer,
    st.lists(RESULTS, max_size=3),
    st.booleans(),
    st.lists(RESULTS, max_size=3),
    st.lists(TEXTS, max_size=2),
    st.one_of(st.none(), st.none(), TROUBLES),
)
FRAMES = st.one_of(st.sampled_from(RECORDS).flatmap(record).map(framed), ANY.map(framed), ANSWERS.map(lambda answer: frame(answer, NONCE)))
REPLIES = st.one_of(
    st.tuples(st.just("right"), st.none()),
    st.tuples(st.just("closed"), st.none()),
    st.tuples(st.just("wrong"), ANSWERS),
    st.tuples(st.just("wrong"), ANSWERS),
    st.tuples(st.just("damaged"), DAMAGE),
    st.tuples(st.just("bytes"), st.lists(FRAMES, max_size=3).map(b"".join)),
)
STORIES = st.tuples(st.sampled_from(sorted(KATAS)), st.lists(REPLIES, min_size=1, max_size=4), st.integers(0, 5), st.integers(0, 0xFFFF))


def spoilt(answer: Answer) -> Answer:
    """An answer that is certainly not right: there is one result too many for any kata here."""
    return replace(answer, results=[*answer.results, *[Result("tensor", "float64", np.zeros(3))] * 4])


class Liar:
    """A script that is right until the n-th answer, and replies from a list of its own from there on."""

    def __init__(self, kind: str, replies: list[tuple[str, Any]], position: int) -> None:
        self.kata, self.replies, self.position, self.turn = KATAS[kind], replies, position, 0

    def __call__(self, message: Any, nonce: bytes) -> bytes | None:
        if not isinstance(message, Ask):
            return b"".join(frame(each, nonce) for each in honest(self.kata, message))
        begin = [right_answer(self.kata, question) for question in message.questions[: self.position]]
        how, what = self.replies[self.turn % len(self.replies)]
        self.turn += 1
        rest = self._rest(message, nonce, how, what)
        return None if rest is None else b"".join(frame(each, nonce) for each in begin) + rest

    def _rest(self, message: Ask, nonce: bytes, how: str, what: Any) -> bytes | None:
        if how == "closed":
            return None
        if how == "bytes":
            return bytes(what.replace(NONCE, nonce)) + frame(Confined([]), nonce)
        answers = [right_answer(self.kata, question) for question in message.questions[self.position :]]
        if how == "damaged":
            name, at, dial = what
            whole = damaged(frame(spoilt(answers[0] if answers else Answer([], False, [], [], None)), NONCE), name, at, dial)
            return whole.replace(NONCE, nonce)
        if how == "wrong" or self.turn == 1:
            answers = [what or spoilt(each) for each in answers[:1]] + answers[1:]
        return b"".join(frame(each, nonce) for each in answers)


def texts(value: Any) -> Iterator[str]:
    """Every text in nested plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts(each)


def check_verdict(verdict: Verdict) -> None:
    """A verdict about the program, in plain text, that every reporter can show."""
    assert verdict.outcome not in NOT_THE_PROGRAMS, verdict
    for text in texts(asdict(verdict)):
        assert all(letter.isprintable() or letter == "\n" for letter in text), ascii(text)
    assert terminal.render(verdict)
    json.loads(json_reporter.render(verdict))


@pytest.fixture
def puppets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str, Script, int], Verdict]:
    """Grade a puppet, with the small banks, and everything that a check does after the first fault."""
    monkeypatch.setattr(grade, "open_bank", lambda kata, identity, seed, folder: BANKS[kata.kind])
    probes = {id(kata): Probe.of(kata, 1.0) for kata in KATAS.values()}
    monkeypatch.setattr(grader.diagnose.Probe, "of", lambda kata, unit: probes[id(kata)])
    (tmp_path / "buggy.py").write_text("")

    def run(kind: str, script: Script, status: int) -> Verdict:
        entry: Any = StubEntry(KATAS[kind], tmp_path / "buggy.py")
        server: Any = PuppetServer(script, status)
        return grade.grade(entry, SUBMISSION, server, grade.Options(limits=LIMITS, form="strict"))

    return run


# Values that no program's answer has, but that a forged one can have
FORGED = {
    "a_record": Trouble("E", "\x1b[2J"),
    "a_record_in_a_list": [Trouble("E", "\x1b[2J"), 1],
    "an_array_in_a_list": [np.zeros(3)],
    "as_many_arrays_as_numbers": [np.zeros(3), np.zeros(3)],
    "an_array_of_truths": np.array([True, False]),
    "an_array_of_integers": np.array(2**62),
    "an_empty_array": np.zeros((0, 3, 0)),
    "many_numbers": np.zeros((3, 60)),
    "lists_in_lists": [[[[[[[[[["\x1b[2J"]]]]]]]]]],
    "not_finite_in_lists": [[float("nan")], [float("-inf")], -0.0],
    "bytes": b"\xff\x00",
    "a_large_integer": -(2**63),
}


@pytest.mark.parametrize("packed", [False, True], ids=["alone", "packed"])
@pytest.mark.parametrize("value", FORGED.values(), ids=FORGED)
@pytest.mark.parametrize("kind", KATAS)
def test_a_forged_value_costs_the_program_its_verdict_only(puppets: Any, kind: str, value: Any, packed: bool) -> None:
    """An answer whose value no result can have never passes, and its verdict can be shown."""

    def script(message: Any, nonce: bytes) -> bytes:
        answers = honest(KATAS[kind], message)
        if isinstance(message, Ask):
            forged = Result("tensor", "float64", value)
            answers = [Answer([forged], packed, [forged] * (kind == "op"), [], None) for _ in message.questions]
        return b"".join(frame(each, nonce) for each in answers)

    check_verdict(puppets(kind, script, 0))


def run_stories(puppets: Callable[[str, Script, int], Verdict], examples: int) -> int:
    """Grade this many liars; how many different outcomes there were."""
    seen = set()

    @settings(STEADY, max_examples=examples)
    @given(STORIES)
    def go(story: tuple[str, list[tuple[str, Any]], int, int]) -> None:
        kind, replies, position, status = story
        verdict = puppets(kind, Liar(kind, replies, position), status)
        check_verdict(verdict)
        seen.add(verdict.outcome)

    go()
    return len(seen)


def test_no_conversation_with_a_liar_passes_or_breaks_the_grader(puppets: Any) -> None:
    """Whatever is said from some answer on, the verdict is about the program, and never PASSED."""
    assert run_stories(puppets, 150) >= 3


@pytest.mark.soak
def test_no_conversation_of_thousands_passes_or_breaks_the_grader(puppets: Any) -> None:
    """The same with two thousand liars."""
    assert run_stories(puppets, 2000) >= 5
