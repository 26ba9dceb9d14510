"""Commands stay instant because they do not import what they do not need."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ["torch", "numpy", "hypothesis", "nbformat"]
_RUN = """
import json, sys
sys.argv = ["kata", *json.loads(sys.argv[1])]
from grader.cli import main
try:
    main()
except SystemExit as end:
    code = end.code
print("\\n" + json.dumps([code, [name for name in json.loads(sys.argv[0] and '%s') if name in sys.modules]]))
"""


def _imported(arguments: list[str], home: Path) -> tuple[int, list[str]]:
    """The exit code of a command in a fresh interpreter, and which heavy modules it imported."""
    environment = {**os.environ, "KATA_HOME": str(home)}
    script = _RUN % json.dumps(HEAVY)
    done = subprocess.run([sys.executable, "-c", script, json.dumps(arguments)], env=environment, cwd=home, capture_output=True, text=True)
    code, names = json.loads(done.stdout.splitlines()[-1])
    return code, names


@pytest.mark.parametrize(
    "command",
    [
        ["--help"],
        ["check", "--help"],
        ["list"],
        ["show", "B"],
        ["hint", "B"],
        ["start", "B"],
        ["solution", "B", "--spoil"],
        ["export", "gradescope", "--katas", "B"],
    ],
    ids=" ".join,
)
def test_a_light_command_imports_nothing_heavy(command: list[str], tmp_path: Path) -> None:
    """Help, list, show, hint, start and solution need neither torch nor numpy nor hypothesis."""
    code, names = _imported(command, tmp_path)
    assert code in (0, None)
    assert names == []


def test_a_check_never_imports_torch_in_the_trusted_process(tmp_path: Path) -> None:
    """Torch lives in the fork server; the process that knows the answers has numpy only, and no Hypothesis once a bank is there."""
    _, first = _imported(["check", "B"], tmp_path)
    code, second = _imported(["check", "B"], tmp_path)
    assert code == 1
    assert first == ["numpy", "hypothesis"]
    assert second == ["numpy"]
