"""Namespaces with a private root, and control groups: taken where they can be had, and never required."""

import os
from pathlib import Path
from typing import Any

import pytest

import grader
from grader.sandbox import cgroup
from grader.sandbox.server import Server
from grader.verdict import Outcome
from tests.hostile.changed_server import change
from tests.hostile.talk import CPU, MEMORY, load

COURSE = Path(grader.__file__).parent.parent


@pytest.fixture(scope="module")
def outer(server: Server) -> Server:
    """The fork server, where it has namespaces."""
    if "namespaces" not in server.ready().layers:
        pytest.skip("this machine gives no namespaces")
    return server


def inside(server: Server, expression: str) -> str:
    """What an expression is worth in a box that no other layer holds, as its repr."""
    with server.box("unconfined", MEMORY, CPU) as box:
        trouble = load(box, f"import os, socket\nfrom pathlib import Path\nraise ValueError(repr({expression}))\n").trouble
    assert trouble is not None
    assert trouble.type == "ValueError", trouble
    return trouble.text


HIDDEN = [COURSE / "katas", COURSE / "solutions", COURSE / "README.md", COURSE / "grader" / "judge.py", Path("/etc/passwd"), Path("/home")]


@pytest.mark.parametrize("path", HIDDEN, ids=lambda path: path.name)
def test_a_private_root_hides_everything_but_libraries(outer: Server, path: Path) -> None:
    """Files that are no library do not exist behind the private root, not even for stat."""
    assert path.exists() or path == Path("/home")
    assert inside(outer, f"os.path.lexists({str(path)!r})") == "False"


def test_a_private_root_cannot_be_written(outer: Server) -> None:
    """No folder of the private root can be written but an empty /var/tmp that ends with it."""
    folders = [str(COURSE), "/", "/usr", os.path.dirname(os.__file__)]
    assert inside(outer, f"[os.access(each, os.W_OK) for each in {folders}]") == "[False, False, False, False]"
    assert not Path("/var/tmp/left_by_a_box").exists()
    inside(outer, "Path('/var/tmp/left_by_a_box').write_text('')")
    assert not Path("/var/tmp/left_by_a_box").exists()


def test_no_other_process_is_seen(outer: Server) -> None:
    """Behind its namespaces the fork server is the first process, and /proc shows it and its boxes only."""
    assert inside(outer, "os.getppid()") == "1"
    assert int(inside(outer, "len([each for each in os.listdir('/proc') if each.isdigit()])")) <= 8


def test_there_is_no_network(outer: Server) -> None:
    """The only network interface is an idle loopback."""
    assert inside(outer, "[name for _, name in socket.if_nameindex()]") == "['lo']"


def test_a_file_cannot_be_seen_in_the_imports_form(outer: Server) -> None:
    """What Landlock does not cover, that a file exists, the private root hides."""
    with outer.box("imports", MEMORY, CPU) as box:
        trouble = load(box, f"import os\nos.stat({str(COURSE / 'README.md')!r})\n").trouble
    assert trouble is not None
    assert trouble.type == "FileNotFoundError"


# What a machine may refuse, one step after the other.
REFUSALS = {
    "unshare": "namespaces.unshare = refuse",
    "maps": "namespaces.os.geteuid = lambda: 1; namespaces.Path = refuse",
    "mount": "namespaces.mount = refuse",
    "proc": "real = namespaces.mount; namespaces.mount = lambda *args: refuse() if args[0] == 'proc' else real(*args)",
    "root": "namespaces._fill = refuse",
    "attributes": "namespaces.syscall = refuse",
    "pivot": "namespaces.pivot_root = refuse",
}


@pytest.mark.parametrize("name", REFUSALS)
def test_without_namespaces_everything_works(name: str, grade_source: Any, course_entries: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever a machine stops us on the way into namespaces, a check works without them, and says so."""
    refuse = "def refuse(*args):\n    raise PermissionError(1, 'refused')\n"
    change(monkeypatch, refuse + REFUSALS[name], light=False)
    with Server() as own:
        assert "namespaces" in own.ready().missing
        verdict = grade_source("B", course_entries["B"].solutions[0].read_bytes(), server=own)
    assert verdict.outcome is Outcome.PASSED, verdict


@pytest.fixture
def hierarchy(tmp_path: Path) -> tuple[Path, Path]:
    """A folder that looks like a delegated control group, and a table that puts this process into it."""
    own = tmp_path / "cgroup" / "user.slice" / "app.slice" / "terminal.scope"
    own.mkdir(parents=True)
    (own / "cgroup.procs").write_text("1\n")
    (own.parent / "cgroup.subtree_control").write_text("cpu memory pids\n")
    table = tmp_path / "own"
    table.write_text("1:name=systemd:/x\n0::/user.slice/app.slice/terminal.scope\n")
    return tmp_path / "cgroup", table


def test_a_control_group_is_made_beside_ones_own(hierarchy: tuple[Path, Path]) -> None:
    """A new group limits memory and tasks, can be joined, and is removed when it is empty."""
    root, table = hierarchy
    group = cgroup.create(root, table)
    assert group is not None
    assert group.path.parent == root / "user.slice" / "app.slice"
    assert 0 < int((group.path / "memory.max").read_text()) < os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    assert int((group.path / "pids.max").read_text()) == 256
    assert cgroup.join(group)
    assert (group.path / "cgroup.procs").read_text() == "0"
    for each in group.path.iterdir():  # a real group's files go by themselves
        each.unlink()
    cgroup.remove(group)
    assert not group.path.exists()
    os.close(group.parent)


def test_a_control_group_is_removed_from_behind_another_root(hierarchy: tuple[Path, Path], tmp_path: Path) -> None:
    """Its old path leads nowhere once the root has been replaced; the folder above it is still held."""
    root, table = hierarchy
    group = cgroup.create(root, table)
    assert group is not None
    for each in group.path.iterdir():
        each.unlink()
    root.rename(tmp_path / "elsewhere")
    assert len(list((tmp_path / "elsewhere").rglob("kata-*"))) == 1
    cgroup.remove(group)
    assert list((tmp_path / "elsewhere").rglob("kata-*")) == []
    os.close(group.parent)


NO_GROUP = {
    "version_1": lambda root, table: table.write_text("4:memory:/x\n"),
    "own_is_the_root": lambda root, table: table.write_text("0::/\n"),
    "own_is_outside": lambda root, table: table.write_text("0::/../outside\n"),
    "not_mounted": lambda root, table: table.write_text("0::/elsewhere\n"),
    "no_table": lambda root, table: table.unlink(),
    "memory_not_delegated": lambda root, table: (root / "user.slice/app.slice/cgroup.subtree_control").write_text("cpu pids\n"),
    "group_exists": lambda root, table: (root / f"user.slice/app.slice/kata-{os.getpid()}").mkdir(),
}


@pytest.mark.parametrize("change", NO_GROUP.values(), ids=NO_GROUP)
def test_without_a_delegated_group_there_is_none(hierarchy: tuple[Path, Path], change: Any) -> None:
    """Where a group cannot be made there is none, and no error."""
    change(*hierarchy)
    assert cgroup.create(*hierarchy) is None
