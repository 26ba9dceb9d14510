"""list, show, start, hint, reset, solution: what a learner sees and what happens to their files."""

from pathlib import Path

import pytest

from grader import catalogue, progress
from tests.cli.conftest import Kata

A, B = catalogue.find("A").key, catalogue.find("B").key
SHIPPED = catalogue.find("B").buggy.read_text(encoding="utf-8")


def test_list_shows_title_track_difficulty_and_state(kata: Kata) -> None:
    """Every kata has a line; a fresh learner has started none."""
    result = kata("list")
    (line,) = [line for line in result.output.splitlines() if line.split()[:1] == ["B"]]
    assert result.exit_code == 0
    assert line.endswith("●●○○○")
    assert "Two backward passes through one shared node" in line
    assert result.output.startswith("seed exercises\n")
    assert f"0 of {len(catalogue.entries())} passed" in result.output


def test_list_keeps_the_order_of_the_course(kata: Kata) -> None:
    """Tracks as katas/README.md has them, each once, and within a track by id."""
    tracks = list(catalogue.tracks(catalogue.course() / "katas"))
    lines = [line for line in kata("list").output.splitlines() if line]
    assert [line for line in lines if line in tracks] == [name for name in tracks if name in lines]
    ids = [entry.id for entry in catalogue.entries()]
    assert ids[:7] == list("ABCDEFG")
    assert ids[7].startswith("S")


def test_next_goes_on_in_order(kata: Kata) -> None:
    """A, then B; and where the prerequisites of a kata are not passed, the next one that has all of them."""
    assert kata("next").output.startswith("A  ")
    progress.tried(A, True)
    assert kata("next").output.startswith("B  ")
    progress.tried(B, False)
    assert "kata hint B" in kata("next").output


def test_next_names_what_a_kata_builds_on(kata: Kata, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A course of two katas, the second built on the first; after both there is nothing left."""
    for name, after in (("x01_a", ""), ("x02_b", " · After: X01")):
        (tmp_path / "katas" / name).mkdir(parents=True)
        (tmp_path / "katas" / name / "README.md").write_text(f"# {name}\n\nTrack: t · Difficulty: 1 of 5{after}\n")
    monkeypatch.setenv("KATA_COURSE", str(tmp_path))
    assert kata("next").output.startswith("X01")
    progress.tried(catalogue.find("x01").key, True)
    result = kata("next").output
    assert result.startswith("X02")
    assert "builds on X01 (x01_a)" in result
    progress.tried(catalogue.find("x02").key, True)
    assert "passed every kata" in kata("next").output


def test_list_tells_tried_and_passed_apart(kata: Kata) -> None:
    """What was passed once stays passed, also after a later failure."""
    progress.tried(A, False)
    progress.tried(B, True)
    progress.tried(B, False)
    lines = {line.split()[1]: line for line in kata("list").output.splitlines() if line[:1] in "…✓" and line.strip()}
    assert lines["A"].endswith("tried")
    assert lines["B"].endswith("passed")


@pytest.mark.parametrize("name", ["B", "b", "shared_graph", "b_shared_graph", "B_Shared-Graph"])
def test_show_takes_any_name_of_a_kata(kata: Kata, name: str) -> None:
    """The id, the slug and the folder, in any case, lead to the same page."""
    result = kata("show", name)
    assert result.exit_code == 0
    assert "Two backward passes through one shared node" in result.output


@pytest.mark.parametrize(("name", "suggestion"), [("shared_grap", "shared_graph"), ("matrix_backwards", "matrix_backward")])
def test_a_near_miss_gets_a_suggestion(kata: Kata, name: str, suggestion: str) -> None:
    """An unknown kata is a usage error of one line that names the nearest."""
    result = kata("show", name)
    assert result.exit_code == 2
    assert "did you mean" in result.output
    assert suggestion in result.output
    assert len(result.output.strip().splitlines()) == 1


def test_an_unknown_command_gets_a_suggestion(kata: Kata) -> None:
    """`kata chek` means `kata check`."""
    result = kata("chek", "B")
    assert result.exit_code == 2
    assert "Did you mean `kata check`?" in result.output


def test_start_copies_the_shipped_program(kata: Kata, tmp_path: Path) -> None:
    """The copy has the kata's name and the shipped content."""
    result = kata("start", "B")
    assert result.exit_code == 0
    assert (tmp_path / "b_shared_graph.py").read_text(encoding="utf-8") == SHIPPED


def test_start_never_overwrites(kata: Kata, tmp_path: Path) -> None:
    """A file that is there stays as it is, and so does a link that leads nowhere."""
    mine = tmp_path / "b_shared_graph.py"
    mine.write_text("my work")
    assert kata("start", "B").exit_code == 0
    assert mine.read_text() == "my work"
    mine.unlink()
    mine.symlink_to(tmp_path / "nowhere.py")
    assert kata("start", "B").exit_code == 0
    assert not (tmp_path / "nowhere.py").exists()


def test_start_without_a_name_gives_the_next_kata(kata: Kata, tmp_path: Path) -> None:
    """The first that is not passed yet."""
    progress.tried(A, True)
    kata("start")
    assert [path.name for path in tmp_path.glob("*.py")] == ["b_shared_graph.py"]


def test_start_in_a_folder_that_cannot_be_written(kata: Kata, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One clear line, exit code 2."""

    real = Path.open

    def refuse(path: Path, mode: str = "r", **options: object) -> object:
        if mode == "xb":  # root may write anywhere, so the refusal is made here
            raise PermissionError(13, "Permission denied")
        return real(path, mode, **options)

    monkeypatch.setattr(Path, "open", refuse)
    result = kata("start", "B")
    assert result.exit_code == 2
    assert "cannot write" in result.output


def test_hints_come_one_by_one(kata: Kata) -> None:
    """Each call shows one more; the last one stays."""
    texts = [kata("hint", "B").output for _ in range(4)]
    assert [f"Hint {n} of 3" in text for n, text in zip((1, 2, 3, 3), texts, strict=True)] == [True] * 4
    assert "--spoil" in texts[2]


def test_all_hints_at_once(kata: Kata) -> None:
    """--all shows every section."""
    output = kata("hint", "B", "--all").output
    assert all(f"Hint {n} of 3" in output for n in (1, 2, 3))


def test_reset_keeps_the_old_file_beside_the_new_one(kata: Kata, tmp_path: Path) -> None:
    """Nothing of the learner's is lost, however often they reset."""
    kata("start", "B")
    mine = tmp_path / "b_shared_graph.py"
    for text in ("first try", "second try"):
        mine.write_text(text)
        assert kata("reset", "B").exit_code == 0
        assert mine.read_text(encoding="utf-8") == SHIPPED
    assert (tmp_path / "b_shared_graph.old1.py").read_text() == "first try"
    assert (tmp_path / "b_shared_graph.old2.py").read_text() == "second try"


def test_reset_without_a_copy_is_a_usage_error(kata: Kata) -> None:
    """There is nothing to reset; the message says how to get a copy."""
    result = kata("reset", "B")
    assert result.exit_code == 2
    assert "kata start B" in result.output


def test_the_solution_waits_until_the_kata_is_passed(kata: Kata) -> None:
    """Exit code 1 and no code before; the repair with its explanation after passing or with --spoil."""
    early = kata("solution", "B")
    assert early.exit_code == 1
    assert "retain_graph" not in early.output
    assert "retain_graph" in kata("solution", "B", "--spoil").output
    progress.tried(B, True)
    late = kata("solution", "B")
    assert late.exit_code == 0
    assert "Cause:" in late.output


def test_a_damaged_progress_file_is_put_aside(kata: Kata, tmp_path: Path) -> None:
    """The command works, the damaged file is kept, and progress starts anew."""
    home = tmp_path / ".home"
    home.mkdir()
    (home / "progress.sqlite").write_bytes(b"this is not a database" * 100)
    assert kata("list").exit_code == 0
    progress.tried(A, True)
    progress.tried(A, True)
    assert (home / "progress.damaged").exists()
    assert progress.read(A).state == "passed"


def test_progress_is_not_needed(kata: Kata, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A home that cannot be made costs the memory of progress, nothing else."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("KATA_HOME", str(tmp_path / "file" / "below"))
    assert kata("hint", "B").exit_code == 0
    assert kata("list").exit_code == 0


def test_a_course_that_is_not_there_is_our_fault(kata: Kata, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A wrong KATA_COURSE gives one line and exit code 3."""
    monkeypatch.setenv("KATA_COURSE", str(tmp_path / "nowhere"))
    result = kata("list")
    assert result.exit_code == 3
    assert "KATA_COURSE" in result.output


@pytest.mark.parametrize("name", ["S04", "s04", "S4", "s4"])
def test_a_number_needs_no_zero_before_it(kata: Kata, name: str) -> None:
    """S4 is S04; and S1 is S01, not S10."""
    assert kata("show", name).output == kata("show", "new_sensor").output
    assert catalogue.find("S1").id == "S01"
    assert catalogue.find("s10").id == "S10"
