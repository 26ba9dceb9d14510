"""Which wrong fix explains a program by the memory that it uses."""

from types import SimpleNamespace
from typing import Any

import pytest

from grader.diagnose import by_memory

MIB = 1 << 20
KNOWN = {"hoard": [4 * MIB, 3 * MIB, 0], "nearly_hoard": [4 * MIB + 8, 3 * MIB, 0], "cycle": [9 * MIB, 2 * MIB, 2 * MIB], "silent": []}
# What the program uses, and the wrong fix that explains it.
CASES: dict[str, tuple[list[int], str | None]] = {
    "the very figures": ([4 * MIB + 8, 3 * MIB, 0], "nearly_hoard"),
    "another spelling": ([9 * MIB - 16, 2 * MIB + 8, 2 * MIB], "cycle"),
    "as near to two of them": ([4 * MIB + 16, 3 * MIB, 0], None),
    "one figure is another": ([9 * MIB, 2 * MIB, 0], None),
    "a little too far": ([9 * MIB + 5000, 2 * MIB, 2 * MIB], None),
}


@pytest.mark.parametrize("name", CASES)
def test_a_program_is_explained_by_the_one_wrong_fix_that_uses_as_much(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """To the byte, or but for a few numbers; and not at all where two come into question."""
    used, expected = CASES[name]
    fixes: Any = [SimpleNamespace(id=each, text=each) for each in KNOWN]
    check: Any = SimpleNamespace(memory=SimpleNamespace(used=dict(zip(("peak", "kept", "left"), used, strict=True))))
    monkeypatch.setattr(by_memory, "_known", lambda *_: list(KNOWN.values()))
    found = by_memory.match(check, fixes, None)
    assert (found.id if found else None) == expected
