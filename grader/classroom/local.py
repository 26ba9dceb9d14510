"""The executor of one machine: a process for each of its processors, each with a fork server of its own."""

import os
import signal
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import active_children, get_context

from grader.classroom.batch import BatchError, Executor, Graded, Task, grade_one, in_flight
from grader.grade import Options
from grader.sandbox.kernel import PR_SET_PDEATHSIG, prctl

_WAITING = 3  # submissions on their way for each process: none is idle
_MOST_BREAKS = 5  # of the pool, without a verdict in between


def executor(options: Options, jobs: int | None) -> Executor:
    """With so many processes, or one for each processor."""
    return partial(_graded, options=options, jobs=jobs)


def _graded(todo: Mapping[int, Task], options: Options, jobs: int | None) -> Iterator[Graded]:
    left, breaks = dict(todo), 0
    while left:
        try:
            for done in _by_a_pool(left, options, jobs):
                breaks = 0
                del left[done[0]]
                yield done
        except BrokenProcessPool as error:  # one of its processes was killed; which task it had, nobody knows
            breaks += 1
            left = _first_ones_last(left, _processes(len(left), jobs))
            if breaks >= _MOST_BREAKS:
                raise BatchError(f"the grading processes were ended {breaks} times without a verdict: is memory short?") from error


def _processes(count: int, jobs: int | None) -> int:
    return min(jobs or os.cpu_count() or 1, count)


def _first_ones_last(left: dict[int, Task], count: int) -> dict[int, Task]:
    """One of the first may be what ends its process each time: all others come before it."""
    order = list(left.items())
    return dict(order[count:] + order[:count])


def _by_a_pool(left: Mapping[int, Task], options: Options, jobs: int | None) -> Iterator[Graded]:
    count = _processes(len(left), jobs)
    with ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_begin, initargs=(os.getpid(),)) as pool:
        try:
            for number, future in in_flight(
                dict(left), lambda task: pool.submit(grade_one, task.key, task.handed_in.read(), options), lambda: _WAITING * count
            ):
                yield (number, *future.result())
        except BaseException:  # ctrl-C, too: nobody waits for what is on its way, which is graded the next time
            for each in active_children():
                each.kill()
            raise


def _begin(parent: int) -> None:
    """In each process of the pool: ctrl-C is its parent's affair, and it ends with that."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it was killed while this process began: no signal will come any more
        os._exit(1)
