"""What a box can see, read and import in each of its forms, and what it knows."""

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import grader
from grader.sandbox import readable
from grader.sandbox.readable import library_paths
from grader.sandbox.server import Server
from grader.wire.messages import Load
from tests.hostile.talk import CPU, MEMORY, SECONDS, load, told

COURSE = Path(grader.__file__).parent.parent


def test_an_imports_box_imports_what_was_not_loaded(server: Server) -> None:
    """A module of the standard library and an installed package that are not loaded beforehand can be imported in the imports form."""
    source = "import tabnanny\nimport iniconfig\ndef f(x): return x\n"
    with server.box("strict", MEMORY, CPU) as box:
        refused = load(box, source).trouble
    assert refused is not None
    assert refused.blocked == "tabnanny"
    with server.box("imports", MEMORY, CPU) as box:
        assert load(box, source).trouble is None


@pytest.fixture(params=["enclosed", "open"])
def each_server(request: pytest.FixtureRequest) -> Server:
    """A fork server in namespaces, where there are any, and one without: what holds may not depend on them."""
    server: Server = request.getfixturevalue("server" if request.param == "enclosed" else "open_server")
    return server


NOT_THERE = ("PermissionError", "FileNotFoundError")  # the latter behind a private root


FORBIDDEN = {
    "judge": COURSE / "grader" / "judge.py",
    "package": COURSE / "grader" / "__init__.py",
    "spec": COURSE / "katas" / "b_shared_graph" / "spec.py",
    "solution": COURSE / "solutions" / "b_shared_graph.py",
    "passwd": Path("/etc/passwd"),
    "environment": Path("/proc/self/environ"),
    "maps": Path("/proc/self/maps"),
    "this_test": Path(__file__),
}


@pytest.mark.parametrize("path", FORBIDDEN.values(), ids=FORBIDDEN)
@pytest.mark.parametrize("form", ["strict", "imports"])
def test_a_box_cannot_read_what_is_no_library(each_server: Server, form: str, path: Path) -> None:
    """Neither form can open the project's own files, the course, or the system's."""
    with each_server.box(form, MEMORY, CPU) as box:
        trouble = load(box, f"open({str(path)!r}).read()\n").trouble
    assert trouble is not None
    assert trouble.type in NOT_THERE


def test_a_checkout_among_system_libraries_is_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the project lies below a folder of system libraries, that folder is not readable as a whole."""
    assert Path("/usr/local/lib") in set(library_paths())
    monkeypatch.setattr(readable, "_CHECKOUT", Path("/usr/local/lib/gradient-katas"))
    assert Path("/usr/local/lib") not in set(library_paths())


def test_an_installed_project_is_no_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the project is installed beside other packages, an imports box may read those and nothing of the project."""
    packages = tmp_path / "site-packages"
    ours = ["grader", "katas", "solutions", "gradient_katas-0.1.0.dist-info", "_editable_impl_gradient_katas.pth"]
    others = ["numpy", "numpy-2.0.0.dist-info", "six.py"]
    for name in [*ours, *others]:
        (packages / name).mkdir(parents=True)
    monkeypatch.setattr(readable, "_package_folders", lambda: [str(packages)])
    found = list(library_paths())
    assert {packages / name for name in others} <= set(found)
    assert not {packages, packages.parent} & set(found)
    assert {path.name for path in found if path.parent == packages} & set(ours) == set()


@pytest.mark.parametrize("folder", [COURSE, COURSE / "grader", COURSE / "katas", Path("/etc"), Path("/")], ids=str)
def test_an_imports_box_cannot_list_what_is_no_library(each_server: Server, folder: Path) -> None:
    """The imports form lists no folder of the project or the system."""
    with each_server.box("imports", MEMORY, CPU) as box:
        trouble = load(box, f"import os\nos.listdir({str(folder)!r})\n").trouble
    assert trouble is not None
    assert trouble.type in NOT_THERE


def test_an_unconfined_box_reads_a_file(open_server: Server) -> None:
    """The control for the tests above: without confinement the same program can read /etc/passwd."""
    assert told(open_server, "unconfined", "len(open('/etc/passwd').read()) > 0") == "True"


@pytest.mark.parametrize(
    "module",
    ["grader.judge", "grader.grade", "grader.bank", "grader.oracle.slope", "katas.b_shared_graph.spec", "solutions.b_shared_graph"],
)
def test_an_imports_box_cannot_import_the_trusted_side(server: Server, module: str) -> None:
    """The trusted half of the project is not there to be imported, although the untrusted half is loaded."""
    with server.box("imports", MEMORY, CPU) as box:
        trouble = load(box, f"import {module}\n").trouble
    assert trouble is not None
    assert trouble.type in ("ModuleNotFoundError", "PermissionError", "ImportError")


def test_only_the_untrusted_side_is_loaded(server: Server) -> None:
    """Of this project a box has in memory what it needs to answer, and nothing that knows an answer."""
    names = told(server, "strict", "sorted(n for n in sys.modules if n.split('.')[0] == 'grader')")
    allowed = ("grader", "grader.runner", "grader.sandbox", "grader.wire")
    loaded = eval(names, {"__builtins__": {}})
    assert loaded
    assert all(name == "grader" or name.startswith(allowed[1:]) for name in loaded), loaded
    assert "grader.sandbox.server" not in loaded


@pytest.mark.parametrize("form", ["strict", "imports", "unconfined"])
def test_the_environment_of_a_box_is_its_own(server: Server, form: str, secret: str) -> None:
    """Nothing of the grader's environment is in a box's, neither in Python nor in the kernel's record."""
    assert os.environ["KATA_TEST_SECRET"] == secret
    inside = told(server, form, "sorted(os.environ)")
    assert "KATA_TEST_SECRET" not in inside
    assert secret not in told(server, form, "dict(os.environ)")
    assert "'HOME'" in inside
    assert told(server, form, "os.environ['HOME'], os.environ['PATH']") == "('/', '/usr/bin:/bin')"


@pytest.mark.skipif(os.geteuid() != 0, reason="the record of a process that made itself unreadable is open to root alone")
def test_the_kernels_record_of_the_environment_is_clean(server: Server, secret: str) -> None:
    """What the kernel keeps of a box's environment holds nothing of the grader's."""
    with server.box("strict", MEMORY, CPU) as box:
        record = Path(f"/proc/{box.child.pid}/environ").read_bytes()
    assert b"HOME=/" in record
    assert secret.encode() not in record


@pytest.mark.parametrize("form", ["strict", "imports", "unconfined"])
def test_a_box_has_four_descriptors(server: Server, form: str) -> None:
    """A box has input, output, errors and its channel, and nothing that was left open."""
    source = """
import fcntl
def is_open(number):
    try:
        return fcntl.fcntl(number, fcntl.F_GETFD) >= 0
    except OSError:
        return False
raise ValueError(repr([number for number in range(5000) if is_open(number)]))
"""
    with server.box(form, MEMORY, CPU) as box:
        trouble = load(box, source).trouble
    assert trouble is not None
    assert trouble.text == "[0, 1, 2, 3]"


def test_boxes_of_one_server_share_nothing(server: Server) -> None:
    """What one box changes in torch is not there in the next, and both start from the same random state."""
    source = "import torch\nraise ValueError(f'{torch.get_default_dtype()} {torch.rand(1).item()}')\n"
    texts = []
    for before in ("", "import torch\ntorch.set_default_dtype(torch.float16)\ntorch.rand(5)\n"):
        with server.box("strict", MEMORY, CPU) as box:
            if before:
                load(box, before + "def f(x): return x\n")
                continue
            trouble = load(box, source).trouble
            texts.append(trouble.text if trouble else "")
    with server.box("strict", MEMORY, CPU) as box:
        trouble = load(box, source).trouble
        texts.append(trouble.text if trouble else "")
    assert texts[0] == texts[1]
    assert texts[0].startswith("torch.float32")


def test_the_fork_server_has_one_thread(server: Server) -> None:
    """Forking is safe: the server has one thread, by its own word and by the kernel's."""
    assert server.ready().threads == 1
    assert len(list(Path(f"/proc/{server.pid}/task").iterdir())) == 1


def test_a_server_with_the_notebook_reader_starts() -> None:
    """The notebook reader can be loaded beforehand, and the server still has one thread."""
    with Server(("nbformat",)) as own:
        assert own.ready().threads == 1
        cell = {"cell_type": "code", "id": "a", "metadata": {}, "outputs": [], "execution_count": None, "source": "def f(x): return x"}
        source = json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()
        with own.box("strict", MEMORY, CPU) as box:
            box.send(Load(source, "book.ipynb", "f", "grad", "torch", ["x"]), SECONDS)
            assert box.receive(SECONDS).trouble is None


def test_a_strict_box_is_never_root(server: Server) -> None:
    """A box is never root in its strict form, whoever runs the grader."""
    assert told(server, "strict", "os.getuid() != 0 and os.geteuid() != 0") == "True"


def test_a_box_knows_its_limits(server: Server) -> None:
    """A box may open few files, write none, dump no core and take only its share of memory and processor time."""
    expression = (
        "[__import__('resource').getrlimit(getattr(__import__('resource'), 'RLIMIT_' + n)) for n in ('NOFILE', 'FSIZE', 'CORE', 'CPU')]"
    )
    assert told(server, "strict", expression) == f"[(32, 32), (0, 0), (0, 0), ({CPU}, {CPU + 1})]"


WHO = {"own_work": (True, False, "PASSED"), "allowed": (False, True, "PASSED"), "neither": (False, False, "CANNOT_LOAD")}


@pytest.mark.parametrize(("own_work", "allowed", "outcome"), WHO.values(), ids=WHO)
def test_only_own_work_or_a_kata_brings_about_the_imports_form(
    own_work: bool, allowed: bool, outcome: str, grade_source: Any, course_entries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A module that is not loaded opens the libraries to the learner's own program, and to those of others only where the kata says so."""
    entry = course_entries["B"]
    kata = replace(entry.load_spec(), imports=allowed)
    monkeypatch.setattr(type(entry), "load_spec", lambda self: kata)
    source = b"import tabnanny\n" + entry.solutions[0].read_bytes()
    assert grade_source("B", source, own_work=own_work).outcome == outcome
