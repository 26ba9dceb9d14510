"""Katas on disk: found by any of their names, read as Markdown, and clear about what is wrong with a folder."""

from pathlib import Path

import pytest

from grader import catalogue
from grader.catalogue import CatalogueError, Entry, UnknownKata
from grader.verdict import Outcome

PAGE = """# Two passes

Track: seed exercises · Difficulty: 2 of 5
Symptom: RAISED — "a second time"

## Inputs worth trying

- `x = 2.0` shows the bug: it raises.
- `x = 0.0` hides the bug: both are zero.
"""
SPEC = """from grader.spec import Kata, scalar

KATA = Kata(kind="grad", function="f", reference=lambda x: x * x, inputs={"x": scalar(-1, 1)})
"""


def add(root: Path, name: str, page: str = PAGE) -> Path:
    """A kata's folder."""
    folder = root / "katas" / name
    (folder / "wrong").mkdir(parents=True)
    (folder / "README.md").write_text(page, encoding="utf-8")
    (folder / "hints.md").write_text("# Hints\n\n## One\n\nLook.\n\n## Two\n\nLook again.\n", encoding="utf-8")
    (folder / "buggy.py").write_text("def f(x): ...\n")
    (folder / "spec.py").write_text(SPEC)
    return folder


@pytest.fixture
def root(tmp_path):
    """A course of five katas, made in no order."""
    for name in ("s11_descent", "b_shared_graph", "c01_upstream", "a_unused_input", "c02_two_words_more"):
        add(tmp_path, name)
    (tmp_path / "solutions").mkdir()
    return tmp_path


def one(root: Path) -> Entry:
    """The kata that most tests look at."""
    return catalogue.find("B", root)


def test_seeds_come_first_then_ids(root):
    """One letter before letter and number, each in order."""
    assert [entry.id for entry in catalogue.entries(root)] == ["A", "B", "C01", "C02", "S11"]


@pytest.mark.parametrize(
    "name",
    [
        "B",
        "b",
        "shared_graph",
        "b_shared_graph",
        "Shared-Graph",
        "B_SHARED_GRAPH",
        "b-shared-graph",
        " b ",
        "b_shared_graph.py",
        "./b_shared_graph.py",
        "SHARED_GRAPH",
    ],
)
def test_a_kata_is_found_by_any_of_its_names(root, name):
    """Id, slug, folder or file, in any case, with hyphens too."""
    assert catalogue.find(name, root).name == "b_shared_graph"


def test_an_id_of_letter_and_number_is_found(root):
    """Upper or lower case."""
    assert catalogue.find("c02", root).slug == catalogue.find("C02", root).slug == "two_words_more"


@pytest.mark.parametrize(
    ("name", "suggested"),
    [
        ("shared_grph", "B (shared_graph)"),
        ("b_shared", "B (shared_graph)"),
        ("C03", "C01 (upstream)"),
        ("unused", "A (unused_input)"),
        ("decent", "S11 (descent)"),
    ],
)
def test_near_misses_are_suggested(root, name, suggested):
    """A mistyped name gets the likely ones, by id and slug."""
    with pytest.raises(UnknownKata, match="did you mean") as caught:
        catalogue.find(name, root)
    assert suggested in str(caught.value)
    assert repr(name) in str(caught.value)


@pytest.mark.parametrize("name", ["", "xyzzyplugh", "b_shared_graph/spec.py", "\x00", "é" * 200])
def test_a_name_near_nothing_is_told_how_to_list(root, name):
    """No path, no surprise: only names are looked up."""
    with pytest.raises(UnknownKata, match="there is no kata"):
        catalogue.find(name, root)


def test_a_suggestion_names_a_kata_once(root):
    """Slug and folder of one kata are one suggestion."""
    with pytest.raises(UnknownKata) as caught:
        catalogue.find("shared_graphs", root)
    assert str(caught.value).count("shared_graph)") == 1


@pytest.mark.parametrize("name", ["__pycache__", "B_upper", "nounderscore", "1_digit_first", ".hidden", "b-hyphen"])
def test_other_folders_are_no_katas(root, name):
    """Only id, underscore, slug."""
    add(root, name)
    assert len(catalogue.entries(root)) == 5


def test_a_folder_without_a_page_is_no_kata(root):
    """A kata that is being written is not listed yet."""
    (root / "katas" / "d_new").mkdir()
    assert "D" not in [entry.id for entry in catalogue.entries(root)]


def test_a_file_among_the_folders_is_ignored(root):
    """A stray file is no kata."""
    (root / "katas" / "e_file").write_text("")
    assert len(catalogue.entries(root)) == 5


def test_no_course_at_all_is_told(tmp_path):
    """With what to set."""
    with pytest.raises(CatalogueError, match="set KATA_COURSE"):
        catalogue.entries(tmp_path / "nowhere")


def test_the_course_can_be_chosen(root, monkeypatch):
    """By the environment."""
    monkeypatch.setenv("KATA_COURSE", str(root))
    assert [entry.id for entry in catalogue.entries()] == ["A", "B", "C01", "C02", "S11"]


def test_the_page_is_read(root):
    """Title, track, difficulty, symptom, inputs."""
    entry = one(root)
    assert (entry.title, entry.track, entry.difficulty) == ("Two passes", "seed exercises", 2)
    assert entry.symptom == ("RAISED", "a second time")
    assert [(each.text, each.does) for each in entry.inputs_to_try] == [("x = 2.0", "shows"), ("x = 0.0", "hides")]
    assert entry.hints == ["Look.", "Look again."]


@pytest.mark.parametrize("page", ["", "\n", "no heading\n", "# Only a title"], ids=["empty", "blank", "text", "title"])
def test_a_page_that_says_little_is_fine(tmp_path, page):
    """What is not there is empty."""
    entry = Entry(add(tmp_path, "b_x", page), "B", "x")
    assert (entry.track, entry.difficulty, entry.symptom, entry.inputs_to_try) == ("", 0, ("", ""), [])
    assert entry.title == page.strip().removeprefix("# ")


@pytest.mark.parametrize(
    ("line", "symptom"),
    [
        ("Symptom: WRONG_GRADIENT", ("WRONG_GRADIENT", "")),
        ('Symptom: RAISED — "a "quoted" word"', ("RAISED", 'a "quoted" word')),
        ("Symptom: raised", ("", "")),
    ],
    ids=["no-text", "quotes", "lower-case"],
)
def test_a_symptom_may_have_a_text(tmp_path, line, symptom):
    """The outcome alone, or with a part of its message."""
    assert Entry(add(tmp_path, "b_x", f"# T\n\n{line}\n"), "B", "x").symptom == symptom


def test_a_missing_page_is_told_with_its_path(tmp_path):
    """Not a traceback."""
    with pytest.raises(CatalogueError, match=r"README\.md: No such file"):
        _ = Entry(tmp_path, "B", "x").page


@pytest.mark.parametrize("file", ["README.md", "hints.md"])
def test_a_page_that_is_not_utf_8_is_told_with_its_path(root, file):
    """An author's editor may have saved it otherwise."""
    (root / "katas" / "b_shared_graph" / file).write_bytes("# Zwei Rückwärtsgänge\n".encode("latin-1"))
    entry = one(root)
    with pytest.raises(CatalogueError, match=file):
        _ = (entry.page, entry.hints)


def test_a_missing_hints_file_is_told(root):
    """By its path."""
    (root / "katas" / "b_shared_graph" / "hints.md").unlink()
    with pytest.raises(CatalogueError, match=r"hints\.md"):
        _ = one(root).hints


def test_the_reference_repair_comes_first(root):
    """Then the other styles by name; other katas' repairs are not among them."""
    for name in ("b_shared_graph__z", "b_shared_graph__a", "b_shared_graph", "c01_upstream", "b_shared_graph_more"):
        (root / "solutions" / f"{name}.py").write_text("")
    assert [path.stem for path in one(root).solutions] == ["b_shared_graph", "b_shared_graph__a", "b_shared_graph__z"]


def test_a_kata_without_solutions_has_none(root):
    """No error."""
    assert one(root).solutions == []


def test_a_spec_is_loaded(root):
    """It gives its KATA."""
    assert one(root).load_spec().function == "f"


@pytest.mark.parametrize("text", ["", "KATA = 3\n", "kata = None\n"], ids=["empty", "number", "lower-case"])
def test_a_spec_without_a_kata_is_told(root, text):
    """By its path."""
    (root / "katas" / "b_shared_graph" / "spec.py").write_text(text)
    with pytest.raises(CatalogueError, match=r"spec\.py defines no KATA"):
        one(root).load_spec()


def test_a_wrong_fix_is_read(root):
    """Verdict and name from the first line, the explanation from the comment below, up to the first other line."""
    path = root / "katas" / "b_shared_graph" / "wrong" / "zeroed.py"
    path.write_text("# expect: WRONG_GRADIENT — zeroing between\n# You zeroed.\n# Do not.\n\n# not this\nx = 1\n", encoding="utf-8")
    (fix,) = one(root).wrong_fixes()
    assert (fix.id, fix.outcome, fix.title, fix.text) == ("zeroed", Outcome.WRONG_GRADIENT, "zeroing between", "You zeroed. Do not.")
    assert fix.submission.source == path.read_bytes()


def test_wrong_fixes_are_sorted(root):
    """By file name, whatever the disk says."""
    for name in ("z", "a", "m"):
        (root / "katas" / "b_shared_graph" / "wrong" / f"{name}.py").write_text("# expect: RAISED — x\n", encoding="utf-8")
    assert [fix.id for fix in one(root).wrong_fixes()] == ["a", "m", "z"]


@pytest.mark.parametrize(
    "first",
    [
        "",
        "x = 1",
        "# expect: WRONG_GRADIENT",
        "# expect: WRONG_GRADIENT - a hyphen",
        "# expect: NO_SUCH_OUTCOME — name",
        "# expect: wrong_gradient — name",
        "# Expect: WRONG_GRADIENT — name",
        "#expect: WRONG_GRADIENT — name",
        "# expect: WRONG_GRADIENT — ",
        " # expect: WRONG_GRADIENT — name",
    ],
)
def test_a_malformed_first_line_is_told(root, first):
    """With the path, the form that is wanted and the line that is there."""
    (root / "katas" / "b_shared_graph" / "wrong" / "bad.py").write_text(first + "\nx = 1\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"bad\.py: the first line must be") as caught:
        one(root).wrong_fixes()
    assert repr(first) in str(caught.value)


def test_an_empty_wrong_fix_is_malformed(root):
    """A file without any line."""
    (root / "katas" / "b_shared_graph" / "wrong" / "bad.py").write_text("")
    with pytest.raises(CatalogueError, match="the first line must be"):
        one(root).wrong_fixes()


def test_another_spec_is_another_identity(root):
    """The bank of an edited spec is another one; an edited page changes nothing."""
    before = one(root).identity
    (root / "katas" / "b_shared_graph" / "README.md").write_text("# Other\n")
    assert one(root).identity == before
    (root / "katas" / "b_shared_graph" / "spec.py").write_text(SPEC + "\n")
    assert one(root).identity != before
