"""What the documents promise is there."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted(path for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
TEST_COMMAND = (
    "python3 -m venv .venv && .venv/bin/pip install -q -c constraints.txt -e '.[dev]'"
    " && .venv/bin/python -m pytest -q -n logical --dist worksteal"
)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_to_files_lead_somewhere(page: Path) -> None:
    """No page points to a file that is not there."""
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_figure_is_missing(page: Path) -> None:
    """No page still holds a mark like @COUNT@ in the place of a measured figure."""
    assert re.findall(r"@[A-Z]+@", page.read_text(encoding="utf-8")) == []


def test_ci_runs_the_command_that_the_readme_gives() -> None:
    """One test command, in the README and in CI."""
    assert TEST_COMMAND in (ROOT / "README.md").read_text(encoding="utf-8")
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == TEST_COMMAND


def test_every_dependency_is_pinned_for_the_tests() -> None:
    """constraints.txt holds an exact version within the range of pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[><=]", each)[0] for each in [*project["dependencies"], *project["optional-dependencies"]["dev"]]}
    pinned = {line.split("==")[0] for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if "==" in line}
    assert wanted <= pinned


def test_json_fields_are_documented() -> None:
    """docs/formats.md names every field of the JSON verdict."""
    source = (ROOT / "grader" / "reporters" / "json.py").read_text(encoding="utf-8")
    documented = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [name for name in re.findall(r'"([a-z0-9]+)":', source) if f"`{name}`" not in documented and f".{name}`" not in documented] == []
