"""The wheel carries the course and works outside the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from grader import catalogue

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of this tree, unpacked as an installer would."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    site = folder / "site-packages"
    zipfile.ZipFile(wheel).extractall(site)
    return site


@pytest.mark.slow
def test_an_installed_kata_checks_outside_the_checkout(unpacked: Path, tmp_path: Path) -> None:
    """`kata check B` and `kata list` find the katas inside the package."""
    environment = {**os.environ, "PYTHONPATH": str(unpacked), "KATA_HOME": str(tmp_path), "KATA_DEBUG": "1"}
    run = [sys.executable, "-P", "-c", "import grader.cli, sys; sys.argv = ['kata', *sys.argv[1:]]; grader.cli.main()"]
    listed = subprocess.run([*run, "list"], env=environment, cwd=tmp_path, capture_output=True, text=True)
    checked = subprocess.run([*run, "check", "B"], env=environment, cwd=tmp_path, capture_output=True, text=True)
    assert f"of {len(catalogue.entries())} passed" in listed.stdout, listed.stderr
    assert checked.returncode == 1, checked.stderr
    assert "second time" in checked.stdout
    assert str(unpacked / "grader" / "_course" / "katas") in checked.stdout


def test_the_wheel_holds_nothing_but_the_package(unpacked: Path) -> None:
    """Tests and tools stay at home; katas and solutions travel below the package."""
    assert sorted(path.name for path in unpacked.iterdir() if not path.name.endswith(".dist-info")) == ["grader"]
    assert (unpacked / "grader" / "_course" / "solutions" / "b_shared_graph.py").exists()


def test_an_installed_kata_exports_outside_the_checkout(unpacked: Path, tmp_path: Path) -> None:
    """The action and the pins travel below the package, too."""
    environment = {**os.environ, "PYTHONPATH": str(unpacked), "KATA_HOME": str(tmp_path)}
    run = [sys.executable, "-P", "-c", "import grader.cli, sys; sys.argv = ['kata', *sys.argv[1:]]; grader.cli.main()"]
    for platform in ("github-classroom", "gradescope"):
        done = subprocess.run([*run, "export", platform, "--katas", "B"], env=environment, cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    assert (tmp_path / ".github" / "actions" / "grade" / "constraints.txt").read_bytes() == (ROOT / "constraints.txt").read_bytes()
