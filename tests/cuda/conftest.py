"""All programs of this folder run once, in a process of their own: the simulation changes torch for good."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def reports() -> dict[str, Any]:
    """What child.py measured, by the way in which operations were seen."""
    done = subprocess.run([sys.executable, "-m", "tests.cuda.child"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    broken = {way: report for way, report in found.items() if not isinstance(report, dict)}
    assert not broken, "\n".join(broken.values())
    return found
