"""A verdict as GitHub-flavoured Markdown. What a learner had a hand in stands in fenced blocks: no markup, no link, no mention."""

import re

from grader.reporters import memory, words
from grader.verdict import Finding, Outcome, Verdict

_PUNCTUATION = re.compile(r"([\\`*_{}\[\]<>#+\-!|~&@$:/]|\.(?=\S))")  # and what makes a bare address a link
_FENCES = re.compile(r"`{3,}")


def render(verdict: Verdict) -> str:
    """A section with a heading of the third level."""
    parts = [
        f"### {words.mark(verdict)} {verdict.kata} · {escaped(verdict.title)}",
        f"**{escaped(verdict.outcome.value)}**: {escaped(verdict.summary)}",
    ]
    parts += [fenced(_finding(each, verdict.path)) for each in verdict.findings]
    if verdict.memory is not None and verdict.outcome is Outcome.OVER_BUDGET:
        parts.append(fenced(memory.told(verdict.memory)))
    if verdict.counterexample is not None:
        parts.append(fenced("\n".join(f"{label:<16}{text}" for label, text in words.rows(verdict.counterexample))))
    if verdict.diagnosis is not None:
        parts.append(f"**Why:** {escaped(verdict.diagnosis.text)}")
    if verdict.output.strip():
        parts += ["Your program printed:", fenced(verdict.output.strip("\n"))]
    if verdict.notes:
        parts += ["Note:", fenced("\n".join(verdict.notes))]
    return "\n\n".join(parts) + "\n"


def _finding(finding: Finding, path: str) -> str:
    place = words.place(finding, path)
    return "\n".join(each for each in (f"{place}    {finding.code}".rstrip(), finding.message) if each.strip())


def escaped(text: str) -> str:
    """Text that means itself on one line (CommonMark 0.31, section 2.4: any ASCII punctuation may be escaped)."""
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))


def fenced(text: str) -> str:
    """A block that its text cannot end: its fence is longer than any in it."""
    fence = "`" * max(3, 1 + max(map(len, _FENCES.findall(text)), default=0))
    return f"{fence}text\n{text}\n{fence}"
