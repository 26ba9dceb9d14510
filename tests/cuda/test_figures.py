"""Every program's peak, and what it keeps and leaves, against figures that were worked out by hand beside it."""

import importlib
from typing import Any

import pytest

from tests.cuda.measured import PROGRAMS
from tests.cuda.programs import MODULES

for module in MODULES:
    importlib.import_module(f"tests.cuda.programs.{module}")


def figures(report: dict[str, Any], name: str) -> dict[str, Any]:
    """What was measured of a program, which must have run to its end."""
    found = report["programs"][name]
    assert isinstance(found, dict), found
    return found


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_figures_are_exact(reports: dict[str, Any], name: str) -> None:
    """To the byte."""
    found, expected = figures(reports["key"], name), PROGRAMS[name].figures
    assert {figure: found[figure] for figure in expected} == expected


@pytest.mark.parametrize("name", PROGRAMS)
def test_what_was_asked_for_fits_in(reports: dict[str, Any], name: str) -> None:
    """Bytes asked for are never more than those allocated, nor these than those reserved; what remains was there before."""
    found = figures(reports["key"], name)
    assert found["requested"] <= found["peak"] <= found["reserved"]
    assert found["left"] <= found["kept"] <= found["peak"]


@pytest.mark.parametrize("name", [name for name, program in PROGRAMS.items() if program.same_values])
def test_the_numbers_are_those_of_the_cpu(reports: dict[str, Any], name: str) -> None:
    """The device computes: a program's results are what they are without it."""
    assert figures(reports["key"], name)["apart"] < 1e-5


@pytest.mark.parametrize("name", PROGRAMS)
def test_without_the_key_only_gradients_that_meet_cost_more(reports: dict[str, Any], name: str) -> None:
    """The fallback has the same figures, and one tensor too many where gradients are added out of place."""
    found, program = figures(reports["mode"], name), PROGRAMS[name]
    expected = {figure: program.figures[figure] for figure in ("peak", "kept", "left") if figure in program.figures}
    if program.fallback is not None:
        expected["peak"] = program.fallback
    assert {figure: found[figure] for figure in expected} == expected
    assert not program.same_values or found["apart"] < 1e-5


def test_the_simulation_says_whether_it_is_exact(reports: dict[str, Any]) -> None:
    """With the dispatch key it is; if that does nothing, it sees so and takes the other way."""
    assert {way: report["exact"] for way, report in reports.items()} == {"key": True, "mode": False}


def test_some_program_tells_the_two_ways_apart() -> None:
    """Else the fallback's figures would prove nothing."""
    assert sum(program.fallback is not None for program in PROGRAMS.values()) >= 5
