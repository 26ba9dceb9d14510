"""Verdicts as JUnit XML, in the form that pytest writes (xunit2), for everything that reads test reports."""

import re
from collections.abc import Sequence
from xml.etree import ElementTree

from grader.reporters import plain
from grader.verdict import Outcome, Scored

# What XML 1.0 (section 2.2) does not allow, and DEL, which pytest takes out too.
_NO_XML = re.compile("[^\t\n\r\x20-\x7e\x80-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(scored: Sequence[Scored]) -> str:
    """One suite with one case for each learner and kata. It names no host and no time of day: the same verdicts, the same text."""
    outcomes = [each.verdict.outcome for each in scored]
    ours, passed = outcomes.count(Outcome.GRADER_ERROR), outcomes.count(Outcome.PASSED)
    counts = {"errors": ours, "failures": len(scored) - ours - passed, "skipped": 0, "tests": len(scored)}
    suites = ElementTree.Element("testsuites", name="kata")
    time = f"{sum(map(plain.seconds, scored)):.3f}"
    suite = ElementTree.SubElement(
        suites, "testsuite", {"name": "kata", **{name: str(count) for name, count in counts.items()}, "time": time}
    )
    suite.extend(_case(each) for each in scored)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(suites, encoding="unicode")}\n'


def _case(scored: Scored) -> ElementTree.Element:
    verdict = scored.verdict
    place = {"classname": allowed(scored.learner) or "kata", "name": verdict.kata, "time": f"{plain.seconds(scored):.3f}"}
    case = ElementTree.Element("testcase", place)
    if not verdict.passed:
        kind = "error" if verdict.outcome is Outcome.GRADER_ERROR else "failure"
        told = ElementTree.SubElement(case, kind, message=allowed(f"{verdict.outcome}: {verdict.summary}"))
        told.text = allowed(plain.told(scored))
    return case


def allowed(text: str) -> str:
    """`text` with every character that no XML document may hold as #xNN, as pytest writes it."""
    return _NO_XML.sub(lambda found: f"#x{ord(found[0]):0{2 if ord(found[0]) <= 0xFF else 4}X}", text)
