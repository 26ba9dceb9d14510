"""Who may import whom, and how large things may grow."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GRADER = ROOT / "grader"
MOST_MODULE_LINES = 300
MOST_FUNCTION_LINES = 30

# Each part of grader/ (a module or package directly below it) and the parts that it may import. Data flows one way.
ALLOWED = {
    "verdict": set(),
    "wire": set(),
    "oracle": set(),
    "submission": set(),
    "progress": set(),
    "cache": set(),
    "runner": {"wire"},
    "sandbox": {"wire"},
    "redact": {"verdict"},
    "reporters": {"budget", "verdict"},
    "timeline": {"redact", "verdict", "wire"},
    "inputs": {"wire"},
    "panel": set(),
    "budget": set(),
    "spec": {"budget", "inputs", "oracle", "panel"},
    "questions": {"inputs", "oracle", "spec", "wire"},
    "catalogue": {"spec", "submission", "verdict"},
    "bank": {"cache", "oracle", "questions", "spec", "wire"},
    "judge": {"bank", "oracle", "spec", "verdict", "wire"},
    "conversation": {"sandbox", "spec", "submission", "verdict", "wire"},
    "memory": {"bank", "budget", "inputs", "judge", "oracle", "spec", "timeline", "verdict", "wire"},
    "driver": set(),
    "on_device": {"budget", "conversation", "driver", "memory", "redact", "sandbox", "spec", "submission", "verdict", "wire"},
    "stages": {"bank", "conversation", "judge", "memory", "questions", "sandbox", "spec", "submission", "verdict", "wire"},
    "shrink": {"bank", "judge", "questions", "spec", "wire"},
    "diagnose": {
        "bank",
        "cache",
        "catalogue",
        "conversation",
        "judge",
        "memory",
        "oracle",
        "questions",
        "spec",
        "stages",
        "verdict",
        "wire",
    },
    "counterexample": {"bank", "conversation", "judge", "oracle", "shrink", "stages", "verdict", "wire"},
    "grade": {
        *("bank", "catalogue", "conversation", "counterexample", "diagnose", "on_device", "redact", "sandbox", "spec", "stages"),
        *("submission", "verdict"),
    },
    "classroom": {"catalogue", "grade", "progress", "redact", "reporters", "sandbox", "submission", "verdict"},
    "marks": {"conversation", "redact", "sandbox", "submission", "wire"},
    "magic": {"catalogue", "conversation", "grade", "progress", "reporters", "sandbox", "submission", "verdict"},
    "export": {"catalogue"},
    "authoring": {
        *(
            "bank",
            "catalogue",
            "conversation",
            "grade",
            "inputs",
            "literals",
            "oracle",
            "questions",
            "sandbox",
            "spec",
            "stages",
            "submission",
        ),
        *("verdict", "wire"),
    },
    "doctor": {"driver", "sandbox", "wire"},
    "literals": {"inputs", "spec"},
    "graphs": {"conversation", "redact", "sandbox", "spec", "submission", "wire"},
    "watched": {"conversation", "redact", "sandbox", "spec", "submission", "timeline", "verdict", "wire"},
    "pictures": {"budget", "graphs", "panel", "timeline", "wire"},
    "plot": {"bank", "conversation", "inputs", "judge", "memory", "panel", "questions", "stages", "timeline", "wire"},
    "pytest_plugin": {
        *("authoring", "catalogue", "classroom", "conversation", "grade", "marks", "progress", "redact"),
        *("reporters", "sandbox", "verdict"),
    },
    "cli": {
        *("authoring", "bank", "catalogue", "classroom", "conversation", "doctor", "export", "grade", "graphs", "literals", "marks"),
        *("memory", "pictures", "plot", "progress", "questions", "redact", "reporters", "sandbox", "spec", "stages", "submission"),
        *("timeline",),
        *("verdict", "watched", "wire"),
    },
}
LEARNERS_FILES = [*ROOT.glob("katas/*/buggy.py"), *ROOT.glob("katas/*/wrong/*.py"), *ROOT.glob("solutions/*.py")]
MODULES = sorted(GRADER.rglob("*.py"))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _part(path: Path) -> str:
    return path.relative_to(GRADER).parts[0].removesuffix(".py")


def _imported_parts(path: Path) -> set[str]:
    """Parts of grader/ that a module imports; a name from grader/__init__.py itself (the version) is none."""
    names = [name.split(".")[1] for name in _imports(path) if name.startswith("grader.")]
    return {name for name in names if (GRADER / name).is_dir() or (GRADER / f"{name}.py").exists()}


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path.parent != GRADER or path.stem != "__init__"], ids=lambda p: str(p.relative_to(GRADER))
)
def test_a_part_imports_only_what_stands_below_it(path: Path) -> None:
    """The import directions of the design hold, module by module."""
    part = _part(path)
    assert _imported_parts(path) - {part} <= ALLOWED[part]


def test_the_allowed_imports_have_no_cycle() -> None:
    """A part never depends on itself, however indirectly."""

    def reach(part: str, trail: tuple[str, ...] = ()) -> None:
        assert part not in trail, f"{' → '.join(trail)} → {part}"
        for below in ALLOWED[part]:
            reach(below, (*trail, part))

    for part in ALLOWED:
        reach(part)


def test_nobody_imports_the_untrusted_side() -> None:
    """grader.runner is loaded by name inside the fork server, and nowhere else."""
    assert [path for path in MODULES if _part(path) != "runner" and "runner" in _imported_parts(path)] == []


def test_the_trusted_side_never_imports_torch() -> None:
    """Only the runner's backends may."""
    users = {_part(path) for path in MODULES for name in _imports(path) if name.split(".")[0] in ("torch", "tensorflow", "jax")}
    assert users == {"runner"}


@pytest.mark.parametrize("path", LEARNERS_FILES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_programs_of_katas_import_nothing_of_ours(path: Path) -> None:
    """Buggy programs, wrong fixes and solutions stand alone."""
    assert not any(name.split(".")[0] in ("grader", "katas", "solutions") for name in _imports(path))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(GRADER)))
def test_modules_and_functions_stay_small(path: Path) -> None:
    """A module of one idea fits in 300 lines, a function in 30."""
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= MOST_MODULE_LINES
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
    long = {node.name: size for node in functions if (size := node.end_lineno - node.lineno + 1) > MOST_FUNCTION_LINES}
    assert long == {}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(GRADER)))
def test_public_names_have_docstrings(path: Path) -> None:
    """Every public module, class and function says what it is."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    public = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")]
    nested = {inner for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) for inner in ast.walk(node) if inner is not node}
    private = {inner for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and node.name.startswith("_") for inner in node.body}
    overrides = {"resolve_command", "invoke"}  # click's own names, documented there
    silent = [n.name for n in public if n not in nested | private and n.name not in overrides and not ast.get_docstring(n)]
    assert ast.get_docstring(tree)
    assert silent == []
