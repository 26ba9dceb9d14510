"""The wrong fixes that use too much memory: one that uses as much as the submission does explains it."""

from dataclasses import replace
from pathlib import Path

from grader import cache, memory
from grader.catalogue import WrongFix
from grader.conversation import Silence
from grader.stages import Check
from grader.verdict import Diagnosis
from grader.wire.codec import WireError, decode, encode

_Figures = list[int]
_SMALL = 4 << 10  # bytes: a few numbers more or less, another spelling of the same


def match(check: Check, candidates: list[WrongFix], folder: Path | None) -> Diagnosis | None:
    """The wrong fix whose figures are the submission's, or else nearly so, if there is exactly one."""
    assert check.memory is not None
    mine = list(check.memory.used.values())
    known = [(fix, theirs) for fix, theirs in zip(candidates, _known(check, candidates, folder), strict=True) if theirs]
    near = [fix for fix, theirs in known if all(abs(a - b) <= _SMALL for a, b in zip(theirs, mine, strict=True))]
    same = [fix for fix, theirs in known if theirs == mine] or near
    return Diagnosis(same[0].id, same[0].text) if len(same) == 1 else None


def _known(check: Check, candidates: list[WrongFix], folder: Path | None) -> list[_Figures]:
    """The figures of each candidate, from the cache or by asking it."""
    programs = [fix.submission.sha256 for fix in candidates]
    key = cache.key("memory", *check.server.ready().versions, *programs, encode(memory.question(check.kata, check.seed)))
    try:
        known: list[_Figures] = decode(cache.read(folder, key))
    except WireError:
        known = [_asked(check, fix) for fix in candidates]
        if all(known):
            cache.keep(folder, key, encode(known))
    return known


def _asked(check: Check, fix: WrongFix) -> _Figures:
    """[] if it does not answer."""
    try:
        with replace(check, submission=fix.submission, form="strict").conversation() as conversation:
            usage = conversation.watch(memory.question(check.kata, check.seed)).usage
    except Silence:
        return []
    return [usage.peak, usage.kept, usage.left]
