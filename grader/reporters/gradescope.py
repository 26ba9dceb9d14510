"""Verdicts on one submission as Gradescope's results.json."""

import json
from collections.abc import Sequence

from grader.reporters import plain, words
from grader.verdict import Scored

_PLAIN = "text"  # the one of Gradescope's formats in which nothing is markup: html, md and ansi are, and simple_format passes HTML on


def render(scored: Sequence[Scored], left_out: Sequence[tuple[str, str]] = ()) -> str:
    """One test for each kata; `left_out` are files that are not graded, with the reason. Raises NotGraded."""
    plain.refuse_ungraded(scored)
    content: dict[str, object] = {
        "output": _told(scored, left_out),
        "output_format": _PLAIN,
        "execution_time": round(sum(map(plain.seconds, scored)), 3),
        "tests": [_test(each) for each in scored],
    }
    if not scored:  # without a test, too, Gradescope wants a score
        content["score"] = 0
    return json.dumps(content, ensure_ascii=False, allow_nan=False)


def _test(scored: Scored) -> dict[str, object]:
    verdict = scored.verdict
    return {
        "score": words.number(scored.points),
        "max_score": words.number(scored.possible),
        "status": "passed" if verdict.passed else "failed",
        "name": plain.printable(f"{verdict.kata} · {verdict.title}"),
        "name_format": _PLAIN,
        "output": plain.told(scored),
        "output_format": _PLAIN,
        "tags": [verdict.outcome.value],
    }


def _told(scored: Sequence[Scored], left_out: Sequence[tuple[str, str]]) -> str:
    lines = [f"{sum(each.verdict.passed for each in scored)} of {len(scored)} katas passed."]
    if left_out:
        lines += ["Not graded:", *(f"  {path}: {reason}" for path, reason in left_out)]
    return plain.printable("\n".join(lines))
