"""`kata grade --executor dask://…`: real clusters of processes on this machine, whatever dies on the way."""

import dataclasses
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import nullcontext
from json import loads as parsed
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from grader import __version__, catalogue, submission
from grader.classroom import batch, cluster
from grader.classroom.collect import HandedIn
from grader.classroom.collecting.found import OnDisk
from grader.classroom.ledger import Key
from grader.grade import Options
from grader.reporters import json
from grader.verdict import Outcome, Verdict

B = catalogue.find("B")
RIGHT, WRONG = B.solutions[0].read_text(encoding="utf-8"), B.buggy.read_text(encoding="utf-8")
_KATA = [sys.executable, "-c", "from grader.cli import main; main()"]
Kata = Callable[..., Result]


class Cluster:
    """A scheduler and workers, each a process group of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._processes = folder, []
        few = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}  # workers that one submission may cost: each takes seconds to start
        self.environment = {**os.environ, **few, "KATA_HOME": str(folder / "home")}
        told = folder / "scheduler.json"
        self.scheduler = self._begun(
            "dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(told)
        )
        while not told.exists() or not told.read_text():
            assert self.scheduler.poll() is None
            time.sleep(0.05)
        self.address = parsed(told.read_text())["address"].removeprefix("tcp://")

    def _begun(self, command: str, *arguments: str, **extra: str) -> "subprocess.Popen[bytes]":
        run = [sys.executable, "-c", f"from distributed.cli.{command} import main; main()", *arguments]
        with (self._folder / f"{command}.log").open("ab") as log:
            environment = {**self.environment, **extra}
            process = subprocess.Popen(run, cwd=self._folder, env=environment, start_new_session=True, stdout=log, stderr=log)
        self._processes.append(process)
        return process

    def workers(self, *arguments: str, **extra: str) -> None:
        """One, with its nanny, or as many as the arguments say."""
        fixed = ("--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1")
        self._begun("dask_worker", self.address, *fixed, *arguments, **extra)

    def pids(self) -> list[int]:
        """Of the workers, which are children of a nanny."""
        from distributed import Client

        with Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(1, timeout=60)
            return list(client.run(os.getpid).values())

    def close(self) -> None:
        """End all of it."""
        for process in self._processes:
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            process.wait()


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[Cluster]:
    """A scheduler without workers."""
    (tmp_path / "home").mkdir()
    started = Cluster(tmp_path)
    yield started
    started.close()


def handed_in(tmp_path: Path, count: int, name: str = "b.py") -> None:
    """So many learners, each with a program of their own, which takes its time; the first one's is wrong."""
    for number in range(count):
        folder = tmp_path / "class" / f"n{number:02}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{RIGHT if number else WRONG}\n# {number}\nimport time\ntime.sleep(0.3)\n", encoding="utf-8")


def begun(tmp_path: Path, dask: Cluster) -> "subprocess.Popen[str]":
    """`kata grade` on the cluster."""
    command = [*_KATA, "grade", "class", "--out", "out", "--executor", f"dask://{dask.address}"]
    return subprocess.Popen(command, cwd=tmp_path, env=dask.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def ended(process: "subprocess.Popen[str]") -> tuple[int, str]:
    """Its exit code, and everything it said."""
    said, _ = process.communicate(timeout=180)
    return process.returncode, said


def rows(tmp_path: Path) -> list[tuple[str, str, str]]:
    """What the ledger holds."""
    with sqlite3.connect(tmp_path / "out" / "ledger.sqlite") as connection:
        return sorted(connection.execute("SELECT learner, kata, outcome FROM grades").fetchall())


def await_grades(tmp_path: Path, count: int, process: "subprocess.Popen[str]") -> None:
    """Until so many are in the ledger."""
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if len(rows(tmp_path)) >= count:
                return
        except sqlite3.OperationalError:
            pass  # not made yet
        time.sleep(0.05)


@pytest.mark.slow
def test_a_worker_that_is_killed_loses_nothing_and_doubles_nothing(tmp_path: Path, dask: Cluster) -> None:
    """Its nanny starts another one, and what it had is graded again."""
    handed_in(tmp_path, 30)
    dask.workers("--nworkers", "2")
    victim = dask.pids()[0]
    process = begun(tmp_path, dask)
    await_grades(tmp_path, 3, process)
    before = len(rows(tmp_path))
    os.kill(victim, signal.SIGKILL)
    code, said = ended(process)
    assert (code, 3 <= before < 30) == (0, True), said
    assert len(rows(tmp_path)) == len({learner for learner, _, _ in rows(tmp_path)}) == 30
    assert [outcome for _, _, outcome in rows(tmp_path)] == ["RAISED"] + ["PASSED"] * 29
    assert "Traceback" not in said


@pytest.mark.slow
def test_a_scheduler_that_goes_is_told_and_the_same_command_goes_on(tmp_path: Path, dask: Cluster) -> None:
    """Here: on another cluster."""
    handed_in(tmp_path, 20)
    dask.workers()
    process = begun(tmp_path, dask)
    await_grades(tmp_path, 2, process)
    os.killpg(dask.scheduler.pid, signal.SIGKILL)
    code, said = ended(process)
    before = rows(tmp_path)
    assert (code, 2 <= len(before) < 20, "Traceback" in said) == (3, True, False), said
    assert f"Error: the Dask scheduler at {dask.address} has gone" in said
    (tmp_path / "other").mkdir()
    other = Cluster(tmp_path / "other")
    try:
        other.workers()
        code, said = ended(begun(tmp_path, other))
    finally:
        other.close()
    assert (code, f"{len(before)} graded before" in said) == (0, True), said
    assert len(rows(tmp_path)) == 20
    assert set(before) <= set(rows(tmp_path))


@pytest.mark.slow
def test_what_kills_its_worker_each_time_costs_only_its_own_grade(tmp_path: Path, dask: Cluster) -> None:
    """No program of a learner can; a spec that goes wrong on the machine of the workers does here."""
    course = tmp_path / "course"
    shutil.copytree(B.folder, course / "katas" / B.name)
    shutil.copytree(B.folder, course / "katas" / "x01_killer")
    (course / "katas" / "x01_killer" / "spec.py").write_text("import os\nos.kill(os.getpid(), 9)\n", encoding="utf-8")
    handed_in(tmp_path, 6)
    handed_in(tmp_path, 1, "x01.py")
    dask.environment["KATA_COURSE"] = str(course)
    dask.workers()
    code, said = ended(begun(tmp_path, dask))
    assert (code, "Traceback" in said) == (3, False), said
    assert "n00  X01  not graded: whichever worker grades it is killed" in said
    assert [(learner, kata) for learner, kata, _ in rows(tmp_path)] == [(f"n{number:02}", "B") for number in range(6)]


@pytest.mark.slow
def test_a_worker_that_would_grade_otherwise_is_refused(tmp_path: Path, dask: Cluster) -> None:
    """Here: with another spec."""
    handed_in(tmp_path, 1)
    course = tmp_path / "course"
    shutil.copytree(B.folder, course / "katas" / B.name)
    spec = course / "katas" / B.name / "spec.py"
    spec.write_text(spec.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    dask.workers(KATA_COURSE=str(course))
    dask.pids()
    code, said = ended(begun(tmp_path, dask))
    assert (code, "Traceback" in said) == (3, False), said
    assert "has other katas, or other versions of them: B; is KATA_COURSE the same there?" in said
    assert rows(tmp_path) == []


def task(kata: str = "B") -> batch.Task:
    """One that was never sent."""
    path = B.solutions[0]
    digest = submission.read(path).sha256
    there = HandedIn("ann", kata, str(path), ".py", digest, None, OnDisk(path))
    return batch.Task(Key("ann", kata, digest, ".py", batch.pack_of(B), __version__, 7, 5.0), there)


def sent(text: object, version: str = __version__, pack: str = batch.pack_of(B)) -> "Future[Any]":
    """What came back from a worker."""
    future: Future[Any] = Future()
    future.set_result((version, pack, text))
    return future


GOOD = Verdict("B", "", Outcome.PASSED, sha256=task().key.sha256, seed=7)


def test_a_verdict_on_the_task_is_taken() -> None:
    """As it was sent."""
    verdict, text = cluster._result(task(), sent(json.render(GOOD)), "host:1")
    assert (verdict, text) == (GOOD, json.render(GOOD))


@pytest.mark.parametrize(
    "text",
    [
        json.render(dataclasses.replace(GOOD, kata="S04")),
        json.render(dataclasses.replace(GOOD, sha256="0" * 64)),
        json.render(dataclasses.replace(GOOD, seed=8)),
        json.render(dataclasses.replace(GOOD, output="x" * (1 << 20))),
        json.render(GOOD).replace("PASSED", "SPLENDID"),
        json.render(GOOD)[:-1],
        "[" * 100_000,
        "{}",
        "null",
        "",
        b"{}",
        None,
    ],
    ids=["kata", "sha256", "seed", "too long", "outcome", "cut", "deep", "object", "null", "empty", "bytes", "none"],
)
def test_what_is_no_verdict_on_the_task_is_no_grade(text: object) -> None:
    """Whatever came back."""
    verdict, _ = cluster._result(task(), sent(text), "host:1")
    assert (verdict.outcome, verdict.findings[0].message) == (Outcome.GRADER_ERROR, "its worker sent something else than a verdict on it")


@pytest.mark.parametrize("about", [{"version": "9.9"}, {"pack": "another"}])
def test_a_verdict_of_another_version_is_no_grade(about: dict[str, str]) -> None:
    """A worker may come after all were asked."""
    verdict, _ = cluster._result(task(), sent(json.render(GOOD), **about), "host:1")
    assert verdict.outcome is Outcome.GRADER_ERROR
    assert "its worker has another kata B" in verdict.findings[0].message


def test_an_error_of_a_worker_costs_one_grade() -> None:
    """Its disk is full, say."""
    future: Future[Any] = Future()
    future.set_exception(OSError(28, "No space left on device"))
    verdict, _ = cluster._result(task(), future, "host:1")
    assert verdict.findings[0].message == "its worker failed: OSError: [Errno 28] No space left on device"


FINE = cluster._About(__version__, {"B": "1"}, 1, False)
OBJECTIONS = [
    (FINE, None),
    (
        ModuleNotFoundError("No module named 'grader'"),
        f"cannot grade: ModuleNotFoundError: No module named 'grader'; is kata {__version__}",
    ),
    (dataclasses.replace(FINE, version="9.9"), "has kata 9.9, and this is"),
    (dataclasses.replace(FINE, packs={"B": ""}), "has other katas, or other versions of them: B"),
    (dataclasses.replace(FINE, threads=4), "grades 4 submissions at once in one process: start it with --nthreads 1"),
]


@pytest.mark.parametrize(("about", "words"), OBJECTIONS, ids=[words or "none" for _, words in OBJECTIONS])
def test_why_a_worker_may_not_grade(about: cluster._About | BaseException, words: str | None) -> None:
    """Told with the next step."""
    told = cluster._objection(about, {"B": "1"})
    assert told is None if words is None else words in str(told)


class Client:
    """Of a cluster with so many workers."""

    def __init__(self, workers: int, gpu: bool = False) -> None:
        self.status, self.scheduler_comm = "running", object()
        self._workers, self._gpu, self.asked = workers, gpu, []

    def nthreads(self) -> dict[int, int]:
        """As Dask tells it."""
        return dict.fromkeys(range(self._workers), 1)

    def run(self, function: object, katas: list[str], on_error: str) -> dict[str, cluster._About]:
        """All workers are fine."""
        return {"tcp://w": cluster._About(__version__, {kata: batch.pack_of(catalogue.find(kata)) for kata in katas}, 1, self._gpu)}

    def get_executor(self, **needs: object) -> "Client":
        """Itself."""
        self.asked.append(needs.get("resources"))
        return self

    def submit(self, *_: object) -> "Future[Any]":
        """Never done."""
        return Future()


def test_a_cluster_without_workers_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """And as long as there are some, the more the more may be on their way."""
    assert [cluster._Room(Client(count), "host:1")() for count in (0, 1, 40)] == [2, 2, 80]
    monkeypatch.setattr(cluster, "_PATIENCE_SECONDS", -1.0)
    with pytest.raises(batch.BatchError, match="has had no worker for"):
        cluster._Room(Client(0), "host:1")()


@pytest.mark.parametrize("change", [{"status": "closed"}, {"status": "connecting"}, {"scheduler_comm": object()}])
def test_a_connection_that_broke_is_noticed_though_nothing_comes_back(change: dict[str, object]) -> None:
    """After another connection, too: what was sent over the first one is forgotten."""
    client = Client(1)
    room = cluster._Room(client, "host:1")
    vars(client).update(change)
    with pytest.raises(batch.BatchError, match="the Dask scheduler at host:1 has gone"):
        room()


@pytest.mark.parametrize(("gpu", "asked"), [(False, [None, None]), (True, [None, {"GPU": 1}])])
def test_only_katas_with_a_budget_ask_for_a_gpu_and_only_where_there_is_one(gpu: bool, asked: list[object]) -> None:
    """A resource that no worker has would be waited for for ever."""
    budget = catalogue.find("P01")
    other = dataclasses.replace(task(), key=dataclasses.replace(task().key, kata="P01", pack=batch.pack_of(budget)))
    client = Client(1, gpu)
    submit = cluster._submitter(client, {0: task(), 1: other}, Options())
    submit(task())
    submit(other)
    assert client.asked == asked


def test_who_is_beside_a_submission_that_kills_its_worker_is_graded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dask blames whatever waited there: each is tried again, alone."""
    from distributed import KilledWorker

    right = dataclasses.replace(task(), key=dataclasses.replace(task().key, learner="bob"))
    sendings: list[str] = []

    def submit(each: batch.Task) -> "Future[Any]":
        sendings.append(each.key.learner)
        if each is right and sendings.count("bob") == 2:
            return sent(json.render(GOOD))
        killed: Future[Any] = Future()
        killed.set_exception(KilledWorker("grade", None, 3))
        return killed

    monkeypatch.setattr(cluster, "_connected", lambda address: nullcontext(Client(1)))
    monkeypatch.setattr(cluster, "_submitter", lambda client, todo, options: submit)
    graded = {number: verdict for number, verdict, _ in cluster.executor(Options(), "host:1")({0: task(), 1: right})}
    assert (graded[0].findings[0].message, graded[1]) == ("whichever worker grades it is killed: is memory short there?", GOOD)
    assert sorted(sendings) == ["ann", "ann", "bob", "bob"]


@pytest.mark.parametrize(
    ("arguments", "words", "code"),
    [
        (["--executor", "host:8786"], "--executor host:8786: this is no address of a Dask scheduler, as in dask://host:8786", 2),
        (["--executor", "dask://host"], "this is no address", 2),
        (["--executor", "dask://a/../b:1"], "this is no address", 2),
        (["--jobs", "2", "--executor", "dask://host:1"], "--jobs is for this machine alone", 2),
        (["--executor", "dask://host:1", "--jobs", "2"], "--jobs is for this machine alone", 2),
        (["--executor", "dask://127.0.0.1:9"], "Error: no Dask scheduler answers at 127.0.0.1:9", 3),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(
    arguments: list[str], words: str, code: int, kata: Kata, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with every command."""
    monkeypatch.setattr(cluster, "_CONNECT_SECONDS", 0.5)
    handed_in(tmp_path, 1)
    result = kata("grade", "class", "--out", "out", *arguments)
    assert (result.exit_code, "Traceback" in result.output) == (code, False), result.output
    assert words in result.output
    assert "kata doctor" not in result.output  # which looks at this machine


def test_without_dask_it_is_said_how_to_get_it(kata: Kata, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an extra."""
    monkeypatch.setattr("grader.cli.executors.find_spec", lambda name: None)
    handed_in(tmp_path, 1)
    result = kata("grade", "class", "--out", "out", "--executor", "dask://host:1")
    assert (result.exit_code, "pip install 'gradient-katas[dask]'" in result.output) == (2, True), result.output
