"""`%%kata` in a notebook: checked in the box, shown as HTML and as plain text, and the kernel goes on whatever the cell does."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from IPython.core.error import UsageError

from grader import catalogue, magic, progress

B = catalogue.find("B")
RIGHT, BUGGY = (path.read_text(encoding="utf-8") for path in (B.solutions[0], B.buggy))
LOOP = "def gradient(x):\n    while True:\n        pass\n"
HOSTILE = "def gradient(x):\n    raise ValueError('<script>alert(1)</script>\\x1b[2J' + chr(0x202e))\n"

# A shell in a process like that of a kernel that has worked already: torch, threads, an event loop, and streams without descriptors.
SHELL = """
import asyncio, io, json, os, sys, threading, warnings
warnings.simplefilter("ignore")
import torch
torch.ones(300, 300) @ torch.ones(300, 300)
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

threading.Thread(target=threading.Event().wait, daemon=True).start()
shell = InteractiveShell.instance(colors="nocolor")
shell.history_manager.enabled = False
out, sys.stdout, sys.stderr, sys.stdin = sys.stdout, io.StringIO(), io.StringIO(), None

async def main():
    told = []
    for cell in json.loads(sys.argv[1]):
        with capture_output() as caught:
            done = shell.run_cell(cell)
        error = done.error_before_exec or done.error_in_exec
        shown = [each.data for each in caught.outputs]
        told.append([shown, type(error).__name__, str(error), caught.stdout, caught.stderr])
    out.write(json.dumps(told))
asyncio.run(main())
"""


def ran(tmp_path: Path, *cells: str) -> list[Any]:
    """What cells show in a fresh shell: displayed data, name and text of the exception, stdout, stderr."""
    environment = {**os.environ, "KATA_HOME": str(tmp_path / "home"), "IPYTHONDIR": str(tmp_path / "ipython")}
    command = [sys.executable, "-c", SHELL, json.dumps(["%load_ext grader", *cells])]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)[1:]


@pytest.mark.slow
def test_a_cell_is_checked_where_it_stands(tmp_path: Path) -> None:
    """The shipped program shows its symptom and defines nothing; a repair passes, and is then run in the kernel, too."""
    shipped, missing, right, there, recorded = ran(
        tmp_path,
        f"%%kata B\n{BUGGY}\nprint('here')",
        "gradient",
        f"%%kata b_shared_graph --seed 1\n{RIGHT}\nprint('here', __name__)",
        "print(gradient(__import__('torch').tensor(2.0, dtype=__import__('torch').float64)))",
        "from grader import progress\nprint(progress.read_all()['b_shared_graph'].state)",
    )
    ((verdict,), _, _, printed, _) = shipped
    assert "RAISED" in verdict["text/html"]
    assert verdict["text/html"].startswith("<style>")
    assert "this cell, line 14    z2.backward()" in verdict["text/plain"]
    assert "Stuck? `!kata hint B`" in verdict["text/plain"]
    assert printed == ""
    assert missing[1] == "NameError"
    ((verdict, learned), error, _, printed, _) = right
    assert "PASSED: right on all" in verdict["text/plain"]
    assert "seed 1" in verdict["text/plain"]
    assert learned["text/markdown"] == B.learned
    assert error == "NoneType"
    assert printed.endswith("here __main__\n")
    assert "348." in there[3]
    assert recorded[3] == "passed\n"


@pytest.mark.slow
def test_whatever_a_cell_does_the_kernel_goes_on(tmp_path: Path) -> None:
    """A loop is stopped, markup and control sequences of an exception are text, a process that ends is not the kernel's."""
    loop, hostile, ended, right = ran(
        tmp_path,
        f"%%kata B --timeout 0.5\n{LOOP}",
        f"%%kata B\n{HOSTILE}",
        "%%kata B\nimport os\nos._exit(0)\n",
        f"%%kata B\n%matplotlib inline\n{RIGHT}",
    )
    assert "TIMED_OUT" in loop[0][0]["text/plain"]
    shown = hostile[0][0]
    assert "RAISED" in shown["text/html"]
    assert "<script" not in shown["text/html"]
    assert "&lt;script&gt;" in shown["text/html"]
    assert all(letter.isprintable() or letter == "\n" for text in shown.values() for letter in text)
    assert "ValueError: <script>alert(1)</script>\N{REPLACEMENT CHARACTER}[2J" in shown["text/plain"]
    assert "DIED" in ended[0][0]["text/plain"]
    assert "PASSED" in right[0][0]["text/plain"]


# What stands in the cell, and words of the one line that is said of it.
MISUSED = {
    "no_body": ("%%kata B\n", "the cell body is empty"),
    "blank_body": ("%%kata B\n   \n\n", "there is nothing to check below %%kata B"),
    "no_kata": ("%%kata\nx = 1", "Missing argument 'KATA'. Write `%%kata B`"),
    "unknown_kata": ("%%kata Q77\nx = 1", "there is no kata 'Q77'"),
    "unknown_option": ("%%kata B --fast\nx = 1", "No such option"),
    "bad_timeout": ("%%kata B --timeout never\nx = 1", "'never' is not a valid float"),
    "no_quotation": ("%%kata B 'x\nx = 1", "No closing quotation"),
}


@pytest.mark.slow
def test_a_first_line_that_asks_for_nothing_is_told_in_a_line(tmp_path: Path) -> None:
    """On stderr, without a traceback."""
    for (_, words), (shown, error, _, stdout, stderr) in zip(
        MISUSED.values(), ran(tmp_path, *(cell for cell, _ in MISUSED.values())), strict=True
    ):
        assert (shown, error, stdout) == ([], "UsageError", "")
        assert stderr.startswith("UsageError: ")
        assert words in stderr
        assert stderr.count("\n") == 1


@pytest.mark.slow
def test_a_test_cell_raises_unless_the_last_cell_passes(tmp_path: Path) -> None:
    """Also before there was one, and after a repair was made worse."""
    none, _, wrong, _, right, _, worse = ran(
        tmp_path,
        "%kata_test B",
        f"%%kata B\n{BUGGY}",
        "%kata_test B",
        f"%%kata B\n{RIGHT}",
        "%kata_test b",
        f"%%kata B\n{BUGGY}",
        "%kata_test B",
    )
    assert (none[1], none[2]) == ("AssertionError", "no cell that begins with %%kata B has been run")
    assert wrong[1] == worse[1] == "AssertionError"
    assert "RAISED: gradient raised an exception" in wrong[2]
    assert right == [[], "NoneType", "None", "", ""]


def test_a_kernel_that_loads_nothing_imports_nothing() -> None:
    """`import grader` stays as light as it was."""
    script = "import sys, grader; assert not {'click', 'numpy', 'IPython', 'typing'} & sys.modules.keys() - before"
    done = subprocess.run([sys.executable, "-c", f"import sys; before = set(sys.modules); {script}"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


# A real kernel, in a process of its own because its client's libraries warn.
CLIENT = """
import json, sys, time
from jupyter_client.manager import start_new_kernel
manager, client = start_new_kernel(kernel_name="python3", cwd=sys.argv[2])
told = []
try:
    for cell, interrupt_after in json.loads(sys.argv[1]):
        shown = []
        if interrupt_after:
            client.execute(cell)
            time.sleep(interrupt_after)
            manager.interrupt_kernel()
            reply = client.get_shell_msg(timeout=60)["content"]
            while (message := client.get_iopub_msg(timeout=60))["content"].get("execution_state") != "idle":
                shown.append([message["msg_type"], message["content"]])
        else:
            keep = lambda message: shown.append([message["msg_type"], message["content"]])
            reply = client.execute_interactive(cell, timeout=120, output_hook=keep)["content"]
        told.append([reply["status"], [each for each in shown if each[0] in ("display_data", "stream", "error")]])
finally:
    manager.shutdown_kernel(now=False)
sys.stdout.write(json.dumps(told))
"""


def in_a_kernel(tmp_path: Path, *cells: tuple[str, float]) -> list[Any]:
    """The status of each cell and what it showed; a cell may be interrupted after some seconds."""
    bare = {**os.environ, "PYTHONWARNINGS": "ignore", "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    environment = {**bare, "KATA_HOME": str(tmp_path / "home"), "IPYTHONDIR": str(tmp_path / "ipython")}
    command = [sys.executable, "-c", CLIENT, json.dumps(cells), str(tmp_path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.slow
def test_a_real_kernel_checks_and_can_be_interrupted(tmp_path: Path) -> None:
    """Nothing of a kernel is in the way of the box; an interrupt during a check is told in a line, and the next check is right."""
    loaded, first, stopped, loop, right, after = in_a_kernel(
        tmp_path,
        ("import torch\n%load_ext grader", 0),
        (f"%%kata B\n{BUGGY}", 0),
        (f"%%kata B --timeout 300\n{LOOP}", 3),
        (f"%%kata B --timeout 0.5\n{LOOP}", 0),
        (f"%%kata B\n{RIGHT}", 0),
        ("print(gradient.__name__)", 0),
    )
    assert loaded == ["ok", []]
    assert "RAISED" in first[1][0][1]["data"]["text/html"]
    assert stopped == ["ok", [["stream", {"name": "stdout", "text": "interrupted: the cell has not been checked\n"}]]]
    assert "TIMED_OUT" in loop[1][0][1]["data"]["text/plain"]
    assert "PASSED" in right[1][0][1]["data"]["text/plain"]
    assert after == ["ok", [["stream", {"name": "stdout", "text": "gradient\n"}]]]


@pytest.mark.parametrize("error", [progress.NoHome("set KATA_HOME"), catalogue.CatalogueError("set KATA_COURSE")], ids=["home", "course"])
def test_what_this_machine_lacks_is_told_in_a_line(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home for what is kept, or the katas."""

    def missing() -> None:
        raise error

    monkeypatch.setattr(progress, "cache", missing)
    with pytest.raises(UsageError, match=str(error)):
        magic._read("B", "x = 1")


def test_an_exported_notebook_needs_nothing_but_to_be_run() -> None:
    """The first cells of it load the extension."""
    from grader.export.notebook import book

    cells = nbformat.reads(book([B], nbgrader=False), as_version=4).cells
    assert [each.source.partition("\n")[0] for each in cells if each.cell_type == "code"] == ["%load_ext grader", "%%kata B"]
