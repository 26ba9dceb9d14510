"""`kata export`: what Gradescope and GitHub Classroom are given."""

import subprocess
import zipfile
from pathlib import Path

import pytest
import yaml

from grader import __version__
from tests.cli.conftest import Kata

ROOT = Path(__file__).parents[2]


def members(path: Path) -> dict[str, str]:
    """The texts in a zip file."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_an_autograder_has_its_two_programs_at_the_root(kata: Kata, tmp_path: Path) -> None:
    """They may be executed, and bash can read them; only root may read the salt."""
    done = kata("export", "gradescope", "--katas", "b,S4")
    assert done.exit_code == 0, done.output
    with zipfile.ZipFile(tmp_path / "gradescope.zip") as archive:
        modes = {entry.filename: oct(entry.external_attr >> 16) for entry in archive.infolist()}
    expected = {"setup.sh": "0o100755", "run_autograder": "0o100755", "constraints.txt": "0o100644", "salt": "0o100600"}
    assert modes == expected
    found = members(tmp_path / "gradescope.zip")
    for name in ("setup.sh", "run_autograder"):
        assert found[name].startswith("#!/usr/bin/env bash\n")
        assert "@" not in found[name].replace('"${pip[@]}"', "")
        assert "\r" not in found[name]
        subprocess.run(["bash", "-n"], input=found[name], text=True, check=True)
    assert found["constraints.txt"] == (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert f"-- gradient-katas=={__version__}\n" in found["setup.sh"]
    assert "--katas=B,S04 " in found["run_autograder"]
    assert len(found["salt"]) >= 24
    assert found["salt"] not in done.output


def test_two_autograders_have_two_salts(kata: Kata, tmp_path: Path) -> None:
    """Unless one is given."""
    (tmp_path / "secret").write_text("only mine\n")
    for name, more in (("a", []), ("b", []), ("c", ["--salt-file", "secret"])):
        assert kata("export", "gradescope", "--katas", "B", "--out", f"{name}.zip", *more).exit_code == 0
    salts = [members(tmp_path / f"{name}.zip")["salt"] for name in "abc"]
    assert len(set(salts)) == 3
    assert salts[2] == "only mine"


def test_a_wheel_goes_along(kata: Kata, tmp_path: Path) -> None:
    """Where no index has the package."""
    (tmp_path / "own-1.0-py3-none-any.whl").write_bytes(b"wheel")
    assert kata("export", "gradescope", "--katas", "B", "--package", "own-1.0-py3-none-any.whl").exit_code == 0
    found = members(tmp_path / "gradescope.zip")
    assert found["own-1.0-py3-none-any.whl"] == "wheel"
    assert "-- /autograder/source/own-1.0-py3-none-any.whl\n" in found["setup.sh"]


def test_a_requirement_stays_one_word(kata: Kata, tmp_path: Path) -> None:
    """For a shell, and in YAML."""
    wanted = 'gradient-katas @ git+https://example.org/x.git@v1; echo "it\'s"'
    assert kata("export", "gradescope", "--katas", "B", "--package", wanted).exit_code == 0
    script = members(tmp_path / "gradescope.zip")["setup.sh"]
    line = next(each for each in script.splitlines() if "-c constraints.txt" in each).replace('"${pip[@]}"', "printf '%s\\n'")
    assert subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=True).stdout.splitlines()[-1] == wanted
    assert kata("export", "github-classroom", "--katas", "B", "--package", wanted).exit_code == 0
    told = yaml.safe_load((tmp_path / ".github" / "workflows" / "classroom.yml").read_text(encoding="utf-8"))
    assert told["jobs"]["run-autograding-tests"]["steps"][1]["with"]["package"] == wanted


def test_a_repository_gets_a_workflow_and_its_action(kata: Kata, tmp_path: Path) -> None:
    """With the pins, as a file of its own."""
    done = kata("export", "github-classroom", "--katas", "A,B", "--out", "starter")
    assert done.exit_code == 0, done.output
    files = sorted(str(path.relative_to(tmp_path / "starter")) for path in (tmp_path / "starter").rglob("*") if path.is_file())
    action = ".github/actions/grade"
    assert files == [f"{action}/action.yml", f"{action}/constraints.txt", ".github/workflows/classroom.yml"]
    assert "KATA_SALT" in done.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["gradescope", "--katas", "B", "--out", "taken"], "taken is here already and stays as it is"),
        (["gradescope", "--katas", "B,Q77"], "there is no kata 'Q77'"),
        (["gradescope"], "Missing option '--katas'"),
        (["gradescope", "--katas", "B", "--out", "no/where.zip"], "no/where.zip: No such file or directory"),
        (["gradescope", "--katas", "B", "--package", "none.whl"], "none.whl: No such file or directory"),
        (["gradescope", "--katas", "B", "--package", "-r x"], "'-r x' is nothing that pip could install"),
        (["gradescope", "--katas", "B", "--package", "a\nb"], "is nothing that pip could install"),
        (["gradescope", "--katas", "B", "--salt-file", "taken"], "taken holds no salt"),
        (["github-classroom", "--katas", "B", "--package", "none.whl"], "lies on this machine"),
        (["github-classroom", "--katas", "B", "--out", "full"], "full/.github/actions/grade/action.yml is here already"),
        (["github-classroom", "--katas", "B", "--out", "taken"], "taken"),
    ],
)
def test_what_cannot_be_exported_is_told_in_a_line(arguments: list[str], words: str, kata: Kata, tmp_path: Path) -> None:
    """Nothing is written over, and nothing is written by halves."""
    (tmp_path / "taken").write_text("")
    (tmp_path / "full" / ".github" / "actions" / "grade").mkdir(parents=True)
    (tmp_path / "full" / ".github" / "actions" / "grade" / "action.yml").write_text("mine")
    before = sorted(tmp_path.rglob("*"))
    done = kata("export", *arguments)
    assert (done.exit_code, "Traceback" in done.output) == (2, False), done.output
    assert words in done.output
    assert sorted(tmp_path.rglob("*")) == before
