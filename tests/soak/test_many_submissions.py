"""Ten thousand submissions through one Server: every verdict is right, memory and descriptors stay flat, nothing is left behind."""

import gc
import os
import time
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from grader import catalogue
from grader.grade import Options, grade
from grader.sandbox.box import Box
from grader.sandbox.server import MOST_BOXES, Server
from grader.verdict import Outcome
from tests.soak import family
from tests.soak.cases import PATIENT, Case, mixture, one_of_each
from tests.soak.report import COUNT, spread, tell

pytestmark = pytest.mark.soak

SEED = 20_231
WORKERS, MANY_WORKERS = 2, 6  # in turn, round by round
ROUNDS = 20
MOST_GRADER_GROWTH, MOST_SERVER_GROWTH = 24.0, 12.0  # MB, from the end of the warm-up to the worst later moment


class CountingServer(Server):
    """A Server that counts the boxes that it gives out."""

    boxes = 0

    def box(self, form: str, memory_bytes: int, cpu_seconds: int) -> Box:
        self.boxes += 1
        return super().box(form, memory_bytes, cpu_seconds)


@dataclass(frozen=True)
class Sample:
    """The grader and its fork server at a quiet moment."""

    done: int
    boxes: int
    server: int
    grader_mb: float
    server_mb: float
    grader_files: int
    server_files: int


@dataclass
class Story:
    """What happened in the whole run."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    samples: list[Sample] = field(default_factory=list)
    sessions: set[int] = field(default_factory=set)
    zombies: int = 0
    wall: float = 0.0

    def note(self, case: Case, seconds: float, outcome: Outcome, words: str) -> None:
        """One verdict."""
        self.seconds[case.kind].append(seconds)
        self.outcomes[case.kind, outcome] += 1
        if outcome not in case.expected or "GOT THROUGH" in words:
            self.missed.append(f"{case.kind}: {case.name} of {case.kata} got {outcome} instead of {'/'.join(case.expected)}: {words}")


class Grading:
    """Grades cases with several threads on one Server and writes the story."""

    def __init__(self, server: CountingServer, cache: Path) -> None:
        self.server, self.cache, self.story = server, cache, Story()
        self.entries = {entry.id: entry for entry in catalogue.entries()}

    def _one(self, case: Case) -> None:
        started = time.monotonic()
        verdict = grade(self.entries[case.kata], case.submission, self.server, Options(limits=case.limits, cache=self.cache))
        words = " ".join([*(each.message for each in verdict.findings), verdict.output[:200]])
        self.story.note(case, time.monotonic() - started, verdict.outcome, words)

    def work(self, cases: list[Case], workers: int) -> None:
        """Grade them all, then look at the processes."""
        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(self._one, cases))
        self._tidy()
        self.story.sessions |= family.sessions_of(os.getpid())
        quiet = family.soon(lambda: not family.children(self.server.pid))
        self.story.zombies += len(family.zombies(self.server.pid)) + (not quiet)

    def _tidy(self) -> None:
        """A worn fork server is ended when the next box is asked for, and each form of box opens a ruleset once: have that done."""
        server = 0
        while server != self.server.pid:
            server = self.server.pid
            for form in ("strict", "imports"):
                self.server.box(form, PATIENT.memory, 60).close()

    def sample(self) -> None:
        """Note memory and descriptors."""
        gc.collect()
        pid, story = self.server.pid, self.story
        sizes = family.resident(), family.resident(pid)
        files = family.descriptors(), family.descriptors(pid)
        story.samples.append(Sample(sum(story.outcomes.values()), self.server.boxes, pid, *sizes, *files))


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The whole run; the tests below look at it."""
    cases, size = mixture(COUNT, SEED), -(-COUNT // ROUNDS)
    started = time.monotonic()
    with CountingServer(("nbformat",), most_boxes=min(MOST_BOXES, COUNT // 2)) as server:
        grading = Grading(server, tmp_path_factory.mktemp("banks"))
        grading.work(one_of_each(), WORKERS)
        warm = sum(grading.story.outcomes.values())
        grading.sample()
        for number in range(0, len(cases), size):
            grading.work(cases[number : number + size], MANY_WORKERS if number // size % 2 else WORKERS)
            grading.sample()
    grading.story.wall = time.monotonic() - started
    _tell(grading.story, warm)
    return grading.story


def _tell(story: Story, warm: int) -> None:
    total = sum(story.outcomes.values())
    tell(
        f"{total:,} submissions ({warm} of them to warm up) in {story.wall / 60:.1f} minutes, {len(story.missed)} of them misjudged",
        ["kind", "submissions", "outcomes", "median ms", "95 % ms", "worst ms"],
        [[kind, len(each), _outcomes(story, kind), *spread(each)] for kind, each in sorted(story.seconds.items())],
    )
    chosen = [story.samples[i] for i in sorted({0, 1, len(story.samples) // 4, len(story.samples) // 2, -1 + len(story.samples)})]
    tell(
        f"Memory and descriptors at quiet moments; {len({each.server for each in story.samples})} fork servers were seen",
        ["submissions", "boxes", "grader MB", "fork server MB", "grader's descriptors", "fork server's descriptors"],
        [[s.done, s.boxes, f"{s.grader_mb:.1f}", f"{s.server_mb:.1f}", s.grader_files, s.server_files] for s in chosen],
    )


def _outcomes(story: Story, kind: str) -> str:
    return ", ".join(f"{outcome} {count}" for (each, outcome), count in sorted(story.outcomes.items()) if each == kind)


def test_every_verdict_is_right(story: Story) -> None:
    """No submission gets another outcome than its own, and none is lost."""
    assert story.missed == []
    assert sum(story.outcomes.values()) == COUNT + len(one_of_each())


def test_the_memory_of_the_grader_is_flat(story: Story) -> None:
    """After the warm-up the grader's memory grows by little, whatever it has graded."""
    first, *later = [sample.grader_mb for sample in story.samples]
    assert max(later) - first < MOST_GRADER_GROWTH, later


def test_the_memory_of_each_fork_server_is_flat(story: Story) -> None:
    """From the first quiet moment of a fork server to its last, its memory grows by little."""
    sizes = defaultdict(list)
    for sample in story.samples:
        sizes[sample.server].append(sample.server_mb)
    assert max(max(each) - each[0] for each in sizes.values()) < MOST_SERVER_GROWTH, dict(sizes)


def test_descriptors_are_flat(story: Story) -> None:
    """At every quiet moment grader and fork server have as many descriptors open as after the warm-up."""
    assert {sample.grader_files for sample in story.samples} == {story.samples[0].grader_files}
    assert len({sample.server_files for sample in story.samples}) == 1, story.samples


def test_the_server_is_replaced(story: Story) -> None:
    """After so many boxes there is another fork server, and nothing is lost with the old one."""
    assert len({sample.server for sample in story.samples}) >= min(2, story.samples[-1].boxes // min(MOST_BOXES, COUNT // 2))
    assert len(story.sessions) >= 2


def test_nothing_is_left(story: Story) -> None:
    """No zombie at any quiet moment, and no process once the Server is closed."""
    assert story.zombies == 0
    assert family.soon(lambda: not family.members(story.sessions))
