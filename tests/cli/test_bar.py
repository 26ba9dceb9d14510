"""How far a class is, on a terminal and elsewhere."""

import os
import pty
import subprocess
import sys

SOURCE = """
from grader.cli import bar
steps = ["ann  B  PASSED", "[bold]bob[/bold]  B  not graded: memory", "carl  B  DIED"]
assert list(bar.announced(iter(steps), 3, str, lambda step: "not graded" in step)) == steps
"""


def on_a_terminal() -> str:
    """What a terminal of 100 columns is sent."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen([sys.executable, "-c", SOURCE], stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        told = b""
        try:
            while part := os.read(ours, 65536):
                told += part
        except OSError:  # how Linux says that the other end is closed
            pass
        os.close(ours)
    assert process.returncode == 0, told.decode()
    return told.decode()


def test_a_bar_counts_and_what_lasts_stays_above_it() -> None:
    """A name is no markup."""
    told = on_a_terminal()
    assert "3/3" in told
    assert "[bold]bob[/bold]  B  not graded: memory\r\n" in told
    assert "ann  B  PASSED\r\n" not in told


def test_elsewhere_there_is_a_line_for_each() -> None:
    """Counted, without any escape."""
    done = subprocess.run([sys.executable, "-c", SOURCE], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["1/3  ann  B  PASSED", "2/3  [bold]bob[/bold]  B  not graded: memory", "3/3  carl  B  DIED"]
