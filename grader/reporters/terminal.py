"""The verdict for a learner at a terminal: what, where, on which input, why, and what to do next."""

import textwrap

import click

from grader.reporters import memory, words
from grader.verdict import Counterexample, Finding, Outcome, Verdict

_WIDTH = 100
_MOST_OUTPUT_LINES = 8
_COLOURS = {"✓": "green", "✗": "yellow", "!": "red"}


def render(verdict: Verdict, next_step: str = "") -> str:
    """A few short paragraphs, coloured with ANSI codes (click strips them where they do not belong)."""
    parts = [_headline(verdict), *(_finding(each, verdict.path) for each in verdict.findings)]
    if verdict.memory is not None and verdict.outcome is Outcome.OVER_BUDGET:
        parts.append(memory.told(verdict.memory))
    if verdict.counterexample is not None:
        parts.append(_example(verdict.counterexample))
    if verdict.diagnosis is not None:
        parts.append(_wrapped("Why: " + verdict.diagnosis.text))
    if verdict.output.strip():
        parts.append(_output(verdict.output))
    parts += [_wrapped("Note: " + note) for note in verdict.notes]
    if verdict.memory is not None and verdict.passed:
        parts.append("  " + memory.within(verdict.memory))
    if verdict.stages:
        parts.append(click.style("  " + words.checked(verdict), dim=True))
    if next_step:
        parts.append(next_step)
    return "\n\n".join(parts)


def _headline(verdict: Verdict) -> str:
    mark = words.mark(verdict)
    name = click.style(f"{mark} {verdict.kata} · {verdict.title}", bold=True)
    return f"{name}\n  {click.style(verdict.outcome.value, fg=_COLOURS[mark], bold=True)}: {verdict.summary}"


def _finding(finding: Finding, path: str) -> str:
    place = words.place(finding, path)
    lines = [f"  {place}" + (f"    {click.style(finding.code, fg='cyan')}" if finding.code else "")] if place else []
    return "\n".join([*lines, _wrapped(finding.message)])


def _example(example: Counterexample) -> str:
    return "\n".join(f"  {label:<16}{text}" for label, text in words.rows(example))


def _output(text: str) -> str:
    lines = text.strip("\n").split("\n")
    told = [f"  | {line[:_WIDTH]}" for line in lines[:_MOST_OUTPUT_LINES]]
    if len(lines) > _MOST_OUTPUT_LINES:
        told.append("  | …")
    return "\n".join(["  Your program printed:", *told])


def _wrapped(text: str) -> str:
    paragraphs = text.split("\n")
    return "\n".join(textwrap.fill(each, _WIDTH, initial_indent="  ", subsequent_indent="  ") for each in paragraphs)
