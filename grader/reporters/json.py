"""The machine-readable verdict: one JSON object, described field by field in docs/formats.md."""

import json
import math
from typing import Any

from grader.verdict import Counterexample, Diagnosis, Finding, Holder, Memory, Outcome, Verdict

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


def read(text: str) -> Verdict:
    """The verdict that `render` wrote. Numbers that JSON lacks stay strings, and the memory over time is not in it."""
    told = json.loads(text)
    example, diagnosis, memory, handed_in = (told[name] for name in ("counterexample", "diagnosis", "memory", "submission"))
    return Verdict(
        **{name: told[name] for name in ("kata", "title", "summary", "seed", "seconds", "versions", "output")},
        outcome=Outcome(told["outcome"]),
        findings=tuple(Finding(**{**each, "outcome": Outcome(each["outcome"])}) for each in told["findings"]),
        counterexample=None if example is None else Counterexample(**example),
        diagnosis=None if diagnosis is None else Diagnosis(**diagnosis),
        memory=None if memory is None else _read_memory(memory),
        questions=told["checked"]["questions"],
        stages=tuple(told["checked"]["stages"]),
        path=handed_in["path"],
        sha256=handed_in["sha256"],
        layers=tuple(told["sandbox"]["layers"]),
        missing=tuple(told["sandbox"]["missing"]),
        notes=tuple(told["notes"]),
    )


def _read_memory(told: dict[str, Any]) -> Memory:
    holders = tuple(Holder(h["line"], h["cell"], h["code"], h["bytes"], h["until"]) for h in told["at_peak"])
    return Memory(told["used"], told["limits"], holders)


def _finding(each: Finding) -> dict[str, Any]:
    place = {"line": each.line, "cell": each.cell, "code": each.code}
    return {"stage": each.stage, "outcome": each.outcome.value, "message": each.message, **place}


def _example(each: Counterexample) -> dict[str, Any]:
    numbers = {"inputs": each.inputs, "yours": each.yours, "expected": each.expected, "slope": each.slope}
    return {**{name: _plain(value) for name, value in numbers.items()}, "note": each.note}


def _memory(each: Memory) -> dict[str, Any]:
    holders = [{"line": h.line, "cell": h.cell, "code": h.code, "bytes": h.held, "until": h.until} for h in each.holders]
    return {"used": each.used, "limits": each.limits, "at_peak": holders}


def _plain(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return value
