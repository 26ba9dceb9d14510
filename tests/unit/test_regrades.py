"""Who moved, and why."""

from dataclasses import replace
from pathlib import Path

from grader.classroom.ledger import Grade, Key, opened
from grader.classroom.regrades import regrades

KEY = Key("ann", "B", "0" * 64, ".py", "p1", "0.1.0", 7, 5.0)


def test_each_further_grade_of_the_same_program_is_told_with_its_reason(tmp_path: Path) -> None:
    """Another program of the same learner is no regrade; the salt's number stays secret."""
    with opened(tmp_path / "ledger.sqlite") as ledger:
        for key, outcome in (
            (KEY, "TIMED_OUT"),
            (replace(KEY, learner="bob"), "PASSED"),
            (replace(KEY, sha256="1" * 64), "DIED"),
            (replace(KEY, timeout=9.0), "PASSED"),
            (replace(KEY, timeout=9.0, pack="p2", seed=8), "PASSED"),
        ):
            ledger.add(Grade(key, "b.py", outcome, "{}"))
        found = list(regrades(ledger))
    assert [(each.after.key.learner, each.before.outcome, each.after.outcome, each.moved) for each in found] == [
        ("ann", "TIMED_OUT", "PASSED", True),
        ("ann", "PASSED", "PASSED", False),
    ]
    assert [each.why for each in found] == ["--timeout (5.0 → 9.0)", "the kata's spec (p1 → p2), the salt"]
