"""What only a machine with a CUDA device can tell: whether it has the figures that were worked out by hand. Skipped everywhere else."""

import importlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from grader.catalogue import Entry, entries
from grader.sandbox import device
from grader.verdict import Outcome
from tests.cuda.measured import PROGRAMS
from tests.cuda.programs import MODULES

ROOT = Path(__file__).parents[2]
WITH_BUDGET = [entry.id for entry in entries() if "Budget(" in (entry.folder / "spec.py").read_text(encoding="utf-8")]
for module in MODULES:
    importlib.import_module(f"tests.cuda.programs.{module}")
pytestmark = [pytest.mark.cuda, pytest.mark.skipif(not device.present(), reason="no CUDA device: nothing here was tried")]


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    """What child.py measures on the device."""
    done = subprocess.run([sys.executable, "-m", "tests.cuda.child", "real"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_device_has_the_figures_that_were_derived_by_hand(name: str, told: dict[str, Any]) -> None:
    """To the byte, beyond what the warm-up keeps. What is reserved depends on what was cached, and is not compared."""
    found = told["programs"][name]
    expected = {figure: size for figure, size in PROGRAMS[name].figures.items() if figure != "reserved"}
    assert isinstance(found, dict), found
    assert {figure: found[figure] for figure in expected} == expected, f"{told['device']}, torch {told['torch']}"


@pytest.mark.slow
@pytest.mark.parametrize("name", WITH_BUDGET)
def test_the_device_confirms_every_solution(name: str, grade_source: Any, course_entries: dict[str, Entry]) -> None:
    """In the processes, and with the driver, of `kata check --device cuda`."""
    for path in course_entries[name].solutions:
        verdict = grade_source(name, path.read_bytes(), own_work=True, device="cuda")
        assert verdict.outcome is Outcome.PASSED, verdict.findings
        print(path.name, *verdict.notes)  # noqa: T201 - the figures, with -s


# Ways to take 256 MiB that torch's allocator does not count. The driver does.
PAST_THE_ALLOCATOR = {
    "the driver's own": "p = ctypes.c_void_p(); ctypes.CDLL('libcuda.so.1').cuMemAlloc_v2(ctypes.byref(p), 256 << 20)",
    "the allocator switched off": "torch.cuda.memory.caching_allocator_enable(False); p = torch.ones(64 << 20, device='cuda')",
}
# On the simulated device there is nothing to take, and no allocator to switch off.
CHEAT = """
import ctypes, torch
honest, held = activate, []

def activate(*args):
    if torch.cuda.get_device_name() != "Simulated CUDA device":
        {}
        held.append(p)
    return honest(*args)
"""


@pytest.mark.slow
@pytest.mark.parametrize("name", PAST_THE_ALLOCATOR)
def test_memory_taken_past_the_allocator_is_seen(name: str, grade_source: Any, course_entries: dict[str, Entry]) -> None:
    """No verdict, whatever the program says of itself."""
    pytest.importorskip("pynvml", reason="nvidia-ml-py is not installed: the driver cannot be asked")
    source = course_entries["P05"].solutions[0].read_text(encoding="utf-8") + CHEAT.format(PAST_THE_ALLOCATOR[name])
    verdict = grade_source("P05", source, own_work=True, device="cuda")
    assert verdict.outcome is Outcome.GRADER_ERROR
    assert "which saw" in verdict.findings[0].message
