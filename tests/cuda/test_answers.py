"""What the device says of itself and of its tensors, and what it refuses."""

import importlib
from typing import Any

import pytest

from tests.cuda.measured import SCRIPTS

for module in ("answers", "seeds"):
    importlib.import_module(f"tests.cuda.programs.{module}")


@pytest.mark.parametrize("way", ["key", "mode"])
@pytest.mark.parametrize("name", SCRIPTS)
def test_the_script_sees_a_device(reports: dict[str, Any], name: str, way: str) -> None:
    """As it would on a machine that has one, by either way of seeing operations."""
    trouble = reports[way]["scripts"][name]
    assert trouble is None, trouble
