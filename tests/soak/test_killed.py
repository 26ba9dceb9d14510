"""kill -9 of boxes, fork servers and watchers at random moments: no verdict is wrong, and the next submission is graded as ever."""

import os
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from grader import catalogue
from grader.grade import Options, grade
from grader.sandbox.box import Box
from grader.sandbox.server import Server
from grader.verdict import Outcome, Verdict
from tests.soak import family
from tests.soak.cases import CRASHES, HANG_IN_A_CALL, SHORT, Case, one_of_each, program, right
from tests.soak.report import rounds, tell

pytestmark = pytest.mark.soak

SEED = 977
ENTRIES = {entry.id: entry for entry in catalogue.entries()}
RIGHT = right(ENTRIES["B"])
WRONG = next(case for case in one_of_each() if case.name == "B zeroed_between")
CRASHING = program("crashes", "abort", CRASHES["abort"], Outcome.DIED)
HANGING = program("hangs in a call", "sleep", HANG_IN_A_CALL, Outcome.TIMED_OUT, limits=SHORT)
SUBJECTS = [RIGHT, RIGHT, WRONG, CRASHING, HANGING]


class Target(Server):
    """A Server of which one box can be hit: `aim(number, delay)` has the box of that number killed so many seconds after it was made."""

    def aim(self, number: int, delay: float) -> None:
        """Choose a box of the next submission and a moment."""
        self.number, self.delay, self.hit = number, delay, False
        self.timers: list[threading.Timer] = []

    def box(self, form: str, memory_bytes: int, cpu_seconds: int) -> Box:
        box = super().box(form, memory_bytes, cpu_seconds)
        if self.number == 0 and (process := family.grip(box)) is not None:
            self.timers.append(threading.Timer(self.delay, self._strike, (process,)))
            self.timers[-1].start()
        self.number -= 1
        return box

    def _strike(self, process: int) -> None:
        self.hit = family.strike(process)
        os.close(process)


def verdict_of(case: Case, server: Server, cache: Path) -> Verdict:
    """Grade a case."""
    return grade(ENTRIES[case.kata], case.submission, server, Options(limits=case.limits, cache=cache))


def after(seconds: float, act: Callable[[], object]) -> threading.Timer:
    """Do something in a while."""
    timer = threading.Timer(seconds, act)
    timer.start()
    return timer


@pytest.fixture
def target(tmp_path: Path) -> Iterator[Target]:
    """A warm server; in the end nothing of it is left."""
    with Target() as started:
        started.aim(-1, 0.0)
        for case in (RIGHT, WRONG):
            verdict_of(case, started, tmp_path)
        sessions = family.sessions_of(os.getpid())
        yield started
        sessions |= family.sessions_of(os.getpid())
    assert family.soon(lambda: not family.members(sessions))


def test_killed_boxes(target: Target, tmp_path: Path) -> None:
    """A submission whose box is killed has died of SIGKILL, or the kill came too late; the one after it is graded as ever."""
    rng, seen, missed = random.Random(SEED), Counter[str](), []
    first = target.pid
    for _ in range(rounds(0.015)):
        case = rng.choice(SUBJECTS)
        target.aim(rng.choice([0, 0, 0, 1, 2]), rng.uniform(0.0, 0.08))
        verdict = verdict_of(case, target, tmp_path)
        for timer in target.timers:
            timer.join()
        died = verdict.outcome is Outcome.DIED and "SIGKILL" in verdict.findings[0].message and target.hit
        seen["struck too late or aside" if not died else "died of it"] += 1
        if not died and verdict.outcome not in case.expected:
            missed.append((case.name, verdict))
        target.aim(-1, 0.0)
        missed += [("the next", later) for later in [verdict_of(RIGHT, target, tmp_path)] if later.outcome is not Outcome.PASSED]
    tell("Boxes killed at random moments", ["verdict", "rounds"], sorted(seen.items()))
    assert missed == []
    assert seen["died of it"] >= sum(seen.values()) // 5
    assert target.pid == first
    assert family.soon(lambda: not family.children(target.pid))


WHOM = {"fork server": (lambda server: server.pid, 0.008), "watcher": (lambda server: family.parent(server.pid), 0.005)}


@pytest.mark.parametrize(("whom", "share"), WHOM.values(), ids=WHOM)
def test_killed_servers(whom: Callable[[Server], int], share: float, target: Target, tmp_path: Path) -> None:
    """A submission whose fork server, or the watcher over it, is killed is graded again, and its verdict is the true one."""
    rng, seen, missed = random.Random(SEED + 1), Counter[str](), []
    for _ in range(rounds(share)):
        case = rng.choice(SUBJECTS)
        before, victim = target.pid, whom(target)
        timer = after(rng.uniform(0.0, 0.15), lambda victim=victim: os.kill(victim, signal.SIGKILL))
        verdict = verdict_of(case, target, tmp_path)
        timer.join()
        assert family.soon(lambda before=before: not family.running(before))
        seen[f"{case.kind}: {verdict.outcome}"] += 1
        if verdict.outcome not in case.expected:
            missed.append((case.name, verdict))
        missed += [("the next", later) for later in [verdict_of(RIGHT, target, tmp_path)] if later.outcome is not Outcome.PASSED]
        assert target.pid != before
    tell("Fork servers or watchers killed at random moments", ["submission: verdict", "rounds"], sorted(seen.items()))
    assert missed == []


def test_servers_killed_while_they_start(tmp_path: Path) -> None:
    """A submission whose fork server is killed before it is ready is graded by another one, at worst not at all; the next is graded."""
    rng, seen, missed = random.Random(SEED + 2), Counter[str](), []
    for _ in range(rounds(0.002)):
        with Server() as server:
            time.sleep(rng.uniform(0.0, 0.6))
            (watcher,) = family.children(os.getpid())
            os.kill(watcher, signal.SIGKILL)
            first, second = (verdict_of(RIGHT, server, tmp_path) for _ in range(2))
        seen[f"{first.outcome}, the next {second.outcome}"] += 1
        if first.outcome not in (Outcome.PASSED, Outcome.GRADER_ERROR) or second.outcome is not Outcome.PASSED:
            missed.append((first, second))
    tell("Fork servers killed while they start", ["verdicts", "rounds"], sorted(seen.items()))
    assert missed == []


def test_a_server_killed_again_and_again_costs_no_learner_a_verdict(target: Target, tmp_path: Path) -> None:
    """Whoever kills every fork server a moment after it is there gets the grader's error, never a verdict about the program."""
    rng, seen, stop = random.Random(SEED + 3), Counter[str](), threading.Event()

    def hunt() -> None:
        while not stop.is_set():
            time.sleep(rng.uniform(0.0, 0.3))
            for session in family.sessions_of(os.getpid()):
                for pid in family.children(session):
                    os.kill(pid, signal.SIGKILL)

    hunter = threading.Thread(target=hunt)
    hunter.start()
    for case in [WRONG, RIGHT, CRASHING, HANGING] * rounds(0.0003):
        verdict = verdict_of(case, target, tmp_path)
        seen[f"{case.kind}: {verdict.outcome}"] += 1
        assert verdict.outcome in (*case.expected, Outcome.GRADER_ERROR), verdict
    stop.set()
    hunter.join()
    tell("Fork servers killed again and again", ["submission: verdict", "rounds"], sorted(seen.items()))
    later = [verdict_of(RIGHT, target, tmp_path) for _ in range(2)]
    assert later[-1].outcome is Outcome.PASSED, later
