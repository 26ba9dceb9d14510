"""The machine-readable verdict: one JSON object, described field by field in docs/formats.md."""

import json
import math
from typing import Any

from grader.verdict import Counterexample, Finding, Memory, Verdict

VERSION = 1


def render(verdict: Verdict) -> str:
    """One line of JSON. Numbers that JSON lacks (NaN, infinities) are the strings "nan", "inf" and "-inf"."""
    content = {
        "version": VERSION,
        "kata": verdict.kata,
        "title": verdict.title,
        "outcome": verdict.outcome.value,
        "passed": verdict.passed,
        "summary": verdict.summary,
        "findings": [_finding(each) for each in verdict.findings],
        "counterexample": None if verdict.counterexample is None else _example(verdict.counterexample),
        "diagnosis": None if verdict.diagnosis is None else {"id": verdict.diagnosis.id, "text": verdict.diagnosis.text},
        "memory": None if verdict.memory is None else _memory(verdict.memory),
        "checked": {"questions": verdict.questions, "stages": list(verdict.stages)},
        "seed": verdict.seed,
        "submission": {"path": verdict.path, "sha256": verdict.sha256},
        "sandbox": {"layers": list(verdict.layers), "missing": list(verdict.missing)},
        "seconds": {name: round(value, 4) for name, value in verdict.seconds.items()},
        "versions": verdict.versions,
        "output": verdict.output,
        "notes": list(verdict.notes),
    }
    return json.dumps(content, ensure_ascii=False, allow_nan=False)


def _finding(each: Finding) -> dict[str, Any]:
    return {"stage": each.stage, "outcome": each.outcome.value, "message": each.message, "line": each.line, "cell": each.cell}


def _example(each: Counterexample) -> dict[str, Any]:
    numbers = {"inputs": each.inputs, "yours": each.yours, "expected": each.expected, "slope": each.slope}
    return {**{name: _plain(value) for name, value in numbers.items()}, "note": each.note}


def _memory(each: Memory) -> dict[str, Any]:
    holders = [{"line": h.line, "cell": h.cell, "bytes": h.held, "until": h.until} for h in each.holders]
    return {"used": each.used, "limits": each.limits, "at_peak": holders}


def _plain(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return value
