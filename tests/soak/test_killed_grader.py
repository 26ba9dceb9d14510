"""kill -9 of the grader itself at random moments: its fork servers and boxes are gone within moments, whatever they were doing."""

import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.soak import family
from tests.soak.command import COURSE, RIGHT
from tests.soak.report import rounds, spread, tell

pytestmark = pytest.mark.soak

SEED = 41
GONE_SECONDS = 0.2  # counted and told
MOST_SECONDS = 1.0  # half of them must keep to this on any machine; an import of torch that nobody ends takes longer

LOOP = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from grader import catalogue
from grader.grade import Options, grade
from grader.sandbox.server import Server
from tests.soak.cases import one_of_each, program, HANG_AT_IMPORT, right
from grader.verdict import Outcome
entries = {entry.id: entry for entry in catalogue.entries()}
cases = [right(entries["B"]), program("", "", HANG_AT_IMPORT, Outcome.TIMED_OUT), right(entries["D"], 1)]
with Server() as server, ThreadPoolExecutor(3) as pool:
    run = lambda case: grade(entries[case.kata], case.submission, server, Options(limits=case.limits, cache=Path(sys.argv[1])))
    run(cases[0]), run(cases[2])
    print("ready", flush=True)
    list(pool.map(run, cases * 1000))
"""
CHECK = "import sys; from grader.cli import main; sys.argv = ['kata', 'check', 'B', sys.argv[2]]; main()"


def start(source: str, folder: Path) -> subprocess.Popen[bytes]:
    """A grader as a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(COURSE), "KATA_HOME": str(folder)}
    command = [sys.executable, "-c", source, str(folder), str(RIGHT)]
    return subprocess.Popen(command, env=environment, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def kill(grading: subprocess.Popen[bytes]) -> tuple[int, float]:
    """Kill a grader; how many processes it had, and after how many seconds the last of them was gone."""
    started = family.children(grading.pid)
    relatives = {*started, *family.members(started)}
    moment = time.monotonic()
    grading.kill()
    assert family.soon(lambda: not family.members(started) and not any(map(family.running, relatives)))
    seconds = time.monotonic() - moment
    grading.wait()
    assert grading.stdout is not None
    grading.stdout.close()
    return len(relatives), seconds


def told(title: str, found: Sequence[tuple[int, float]]) -> None:
    """One table; the processes were ended, and did not just come to an end."""
    seconds = [each for number, each in found if number]
    within = sum(each <= GONE_SECONDS for each in seconds)
    head = ["kills", "with processes", "most processes", "gone within 200 ms", "median ms", "95 % ms", "worst ms"]
    most = max(number for number, _ in found)
    tell(title, head, [[len(found), len(seconds), most, within, *spread(seconds)]])
    assert statistics.median(seconds) < MOST_SECONDS, seconds


def test_a_grader_killed_while_it_grades(tmp_path: Path) -> None:
    """Three submissions are in the box, one of which hangs: all are gone."""
    rng, found = random.Random(SEED), []
    for _ in range(rounds(0.005)):
        grading = start(LOOP, tmp_path)
        assert grading.stdout is not None
        assert grading.stdout.readline() == b"ready\n"
        time.sleep(rng.uniform(0.0, 1.0))
        found.append(kill(grading))
    told("Graders killed while they grade", found)
    assert min(number for number, _ in found) >= 2
    assert max(number for number, _ in found) >= 4


def test_a_command_killed_at_any_moment(tmp_path: Path) -> None:
    """`kata check` killed between its start and its end, most often while torch is being imported."""
    rng, found = random.Random(SEED + 1), []
    for _ in range(rounds(0.005)):
        grading = start(CHECK, tmp_path)
        time.sleep(rng.uniform(0.05, 1.5))
        found.append(kill(grading))
    told("`kata check` killed at any moment", found)
    assert any(number for number, _ in found)
