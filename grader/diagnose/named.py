"""The wrong fixes that a kata's author foresaw: what each does is asked once, in a box, and a learner's answers are held against it."""

import hashlib
from dataclasses import replace
from pathlib import Path

from grader import __version__
from grader.catalogue import WrongFix
from grader.conversation import Silence
from grader.diagnose.probe import Probe, responses, same
from grader.stages import Check
from grader.verdict import Diagnosis
from grader.wire.codec import WireError, decode, encode
from grader.wire.messages import Answer


def match(check: Check, probe: Probe, given: list[Answer], candidates: list[WrongFix], cache: Path | None) -> Diagnosis | None:
    """The wrong fix that answers exactly as the submission did."""
    for fix, theirs in zip(candidates, _known(check, probe, candidates, cache), strict=True):
        if given and same(probe, given, theirs):
            return Diagnosis(fix.id, fix.text)
    return None


def _known(check: Check, probe: Probe, candidates: list[WrongFix], cache: Path | None) -> list[list[Answer]]:
    """What each candidate answers, from the cache or by asking it."""
    path = cache / f"{_key(check, probe, candidates)[:32]}.wrong" if cache else None
    try:
        known: list[list[Answer]] = decode(path.read_bytes()) if path else []
    except (OSError, WireError):
        known = []
    if len(known) != len(candidates):
        known = [_ask(check, probe, fix) for fix in candidates]
        if path:
            _keep(path, known)
    return known


def _key(check: Check, probe: Probe, candidates: list[WrongFix]) -> str:
    """Other questions, other programs or another torch: other answers."""
    versions = [__version__, *check.server.ready().versions, *(fix.submission.sha256 for fix in candidates)]
    return hashlib.sha256(" ".join(versions).encode() + encode([item.question for item in probe.items])).hexdigest()


def _ask(check: Check, probe: Probe, fix: WrongFix) -> list[Answer]:
    try:
        return responses(replace(check, submission=fix.submission, form="strict"), probe)
    except Silence:
        return []


def _keep(path: Path, known: list[list[Answer]]) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_bytes(encode(known))
    except OSError:  # asked again next time
        pass
