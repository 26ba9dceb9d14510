"""The wrong fixes that a kata's author foresaw: what each does is asked once, in a box, and a learner's answers are held against it."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from grader import cache
from grader.catalogue import WrongFix
from grader.conversation import Silence
from grader.diagnose.probe import Probe, responses, same
from grader.stages import Check
from grader.verdict import Diagnosis
from grader.wire.codec import WireError, decode, encode
from grader.wire.messages import Answer


def match(check: Check, probe: Probe, given: list[Answer], candidates: list[WrongFix], folder: Path | None) -> Diagnosis | None:
    """The wrong fix that answers exactly as the submission did."""
    if not given:
        return None
    for fix, theirs in zip(candidates, _known(check, probe, candidates, folder), strict=True):
        if same(probe, given, theirs):
            return Diagnosis(fix.id, fix.text)
    return None


def _known(check: Check, probe: Probe, candidates: list[WrongFix], folder: Path | None) -> list[list[Answer]]:
    """What each candidate answers, from the cache or by asking it."""
    key = _key(check, probe, candidates)
    try:
        known = _decoded(cache.read(folder, key))
    except WireError:
        known = [_ask(check, probe, fix) for fix in candidates]
        if all(known):  # one that fell silent may have been killed from outside: ask it again next time
            cache.keep(folder, key, encode(known))
    return known


@lru_cache(maxsize=4)
def _decoded(content: bytes) -> list[list[Answer]]:
    known: list[list[Answer]] = decode(content)
    return known


def _key(check: Check, probe: Probe, candidates: list[WrongFix]) -> str:
    """Other questions, other programs or another torch: other answers."""
    programs = [fix.submission.sha256 for fix in candidates]
    return cache.key("wrong", *check.server.ready().versions, *programs, encode([item.question for item in probe.items]))


def _ask(check: Check, probe: Probe, fix: WrongFix) -> list[Answer]:
    try:
        return responses(replace(check, submission=fix.submission, form="strict"), probe)
    except Silence:
        return []
