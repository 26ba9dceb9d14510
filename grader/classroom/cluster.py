"""The executor of many machines: the workers of a Dask cluster, each with a fork server of its own.

Client, scheduler and workers exchange pickles: the cluster is trusted as this process is. What a learner has written travels in it as bytes
and runs in the boxes of the workers, which reach no network. What comes back is a text, and is read as one.
"""

import logging
import threading
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from grader import __version__, catalogue, progress
from grader.catalogue import CatalogueError, UnknownKata
from grader.classroom.batch import BatchError, Executor, Graded, Task, grade_one, in_flight, not_graded, pack_of
from grader.classroom.collect import LeftOut
from grader.classroom.ledger import Key
from grader.grade import Options
from grader.reporters import json
from grader.submission import Submission
from grader.verdict import Verdict

if TYPE_CHECKING:
    from distributed import Client, Worker

_WAITING = 2  # submissions on their way for each worker: none is idle
_CONNECT_SECONDS = 10.0
_PATIENCE_SECONDS = 60.0  # without any worker
_MOST_TEXT = 1 << 20  # characters of a verdict; the largest that redact lets through are far below
_ONE_AT_A_TIME = threading.Lock()  # specs are run, and that changes the state of a whole process

_Sent = tuple[str, str, str]


@dataclass(frozen=True)
class _About:
    """What a worker says of itself. `packs`: of the katas that it was asked about, "" for one that it does not have."""

    version: str
    packs: dict[str, str]
    threads: int
    has_gpu: bool


def executor(options: Options, address: str) -> Executor:
    """By the scheduler at HOST:PORT."""
    return partial(_graded, options=options, address=address)


def _graded(todo: Mapping[int, Task], options: Options, address: str) -> Iterator[Graded]:
    if not todo:
        return
    suspects: dict[int, Task] = {}
    with _connected(address) as client:
        submit, most = _submitter(client, todo, options), _Room(client, address)
        for number, future in in_flight(todo, submit, most):
            if _killed(future):  # by this one, or by another that waited beside it
                suspects[number] = todo[number]
            else:
                yield (number, *_result(todo[number], future, address))
        for number, task in suspects.items():  # each alone: whatever ends its worker now is that one
            for _, future in in_flight({number: task}, submit, most):
                yield (number, *_result(task, future, address))


@contextmanager
def _connected(address: str) -> "Iterator[Client]":
    from distributed import Client

    for name in ("distributed.client", "tornado.application"):  # their tracebacks: what they have to say, a BatchError says
        logging.getLogger(name).setLevel(logging.CRITICAL)
    connect: Any = Client  # which has no types
    try:
        client = connect(address, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, TypeError, ValueError, RuntimeError) as error:  # TLS settings that do not fit are among these
        raise BatchError(f"no Dask scheduler answers at {address}: {error}") from error
    try:
        yield client
    except OSError as error:
        raise BatchError(f"{_gone(address)}: {error}") from error
    finally:
        client.close()


def _submitter(client: Any, todo: Mapping[int, Task], options: Options) -> "Callable[[Task], Future[_Sent]]":
    """How a task is sent. Raises BatchError for workers that would not grade the same."""
    wanted = {task.key.kata: task.key.pack for task in todo.values()}
    told = client.run(_about, list(wanted), on_error="return")
    for worker, about in told.items():
        if (objection := _objection(about, wanted)) is not None:
            raise BatchError(f"the worker {worker} {objection}")
    has_gpu = any(about.has_gpu for about in told.values())

    def submit(task: Task) -> "Future[_Sent]":
        needs = {"resources": {"GPU": 1}} if has_gpu and _has_budget(task.key.kata) else {}
        sent: Future[_Sent] = client.get_executor(pure=False, **needs).submit(_grade_there, task.key, task.handed_in.read(), options)
        return sent

    return submit


def _about(katas: list[str], dask_worker: "Worker") -> _About:
    """On a worker, which Dask hands over under this name."""
    state = dask_worker.state
    return _About(__version__, {kata: _pack(kata) for kata in katas}, state.nthreads, "GPU" in state.total_resources)


def _pack(kata: str) -> str:
    try:
        return pack_of(catalogue.find(kata))
    except UnknownKata:
        return ""


def _objection(about: _About | BaseException, wanted: Mapping[str, str]) -> str | None:
    """Why this worker may not grade."""
    if isinstance(about, BaseException):
        return f"cannot grade: {type(about).__name__}: {about}; is kata {__version__} installed there?"
    if about.version != __version__:
        return f"has kata {about.version}, and this is {__version__}: install the same version on both"
    if others := [kata for kata, pack in wanted.items() if about.packs[kata] != pack]:
        return f"has other katas, or other versions of them: {', '.join(others)}; is KATA_COURSE the same there?"
    if about.threads > 1:
        return f"grades {about.threads} submissions at once in one process: start it with --nthreads 1, and --nworkers for more of them"
    return None


@cache
def _has_budget(kata: str) -> bool:
    try:
        return catalogue.find(kata).load_spec().budget is not None
    except CatalogueError:  # the worker that grades it will say so
        return False


class _Room:
    """How many submissions may be on their way. Raises BatchError once there is nobody who could grade them."""

    def __init__(self, client: Any, address: str) -> None:
        self._client, self._address, self._last_seen = client, address, time.monotonic()
        self._connection = client.scheduler_comm

    def __call__(self) -> int:
        if self._client.status != "running" or self._client.scheduler_comm is not self._connection:  # after another one nothing comes back
            raise BatchError(_gone(self._address))
        try:
            workers = len(self._client.nthreads())
        except CancelledError as error:
            raise BatchError(_gone(self._address)) from error
        if workers:
            self._last_seen = time.monotonic()
        elif time.monotonic() - self._last_seen > _PATIENCE_SECONDS:
            raise BatchError(f"the cluster at {self._address} has had no worker for {_PATIENCE_SECONDS:.0f} s: start some, and go on")
        return _WAITING * max(1, workers)


def _gone(address: str) -> str:
    return f"the Dask scheduler at {address} has gone"


def _grade_there(key: Key, read: Submission | LeftOut, options: Options) -> _Sent:
    """On a worker."""
    from hypothesis.errors import HypothesisWarning

    with _ONE_AT_A_TIME, warnings.catch_warnings():
        warnings.simplefilter("ignore", HypothesisWarning)  # it takes the `random` of the threads beside this one for a kata's
        _, text = grade_one(key, read, replace(options, cache=progress.cache()))
        return __version__, _pack(key.kata), text


def _killed(future: "Future[_Sent]") -> bool:
    from distributed import KilledWorker

    return not future.cancelled() and isinstance(future.exception(), KilledWorker)


def _result(task: Task, future: "Future[_Sent]", address: str) -> tuple[Verdict, str]:
    if future.cancelled():
        raise BatchError(_gone(address))
    if _killed(future):
        return _not_graded(task, "whichever worker grades it is killed: is memory short there?")
    if (error := future.exception()) is not None:
        return _not_graded(task, f"its worker failed: {type(error).__name__}: {error}")
    version, pack, text = future.result()
    if (version, pack) != (task.key.grader, task.key.pack):
        return _not_graded(task, f"its worker has another kata {task.key.kata}, or kata {version} in the place of {task.key.grader}")
    return _read(task, text)


def _read(task: Task, text: Any) -> tuple[Verdict, str]:
    """The verdict in what a worker has sent, if it is one on this task."""
    try:
        verdict = json.read(text) if isinstance(text, str) and len(text) <= _MOST_TEXT else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        verdict = None
    key = task.key
    if verdict is None or (verdict.kata, verdict.sha256, verdict.seed) != (key.kata, key.sha256, key.seed):
        return _not_graded(task, "its worker sent something else than a verdict on it")
    return verdict, text


def _not_graded(task: Task, reason: str) -> tuple[Verdict, str]:
    return not_graded(task.key, task.handed_in.path, reason)
