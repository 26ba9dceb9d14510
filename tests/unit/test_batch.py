"""What is on its way to be graded: everything once, never too much at a time."""

from concurrent.futures import Future

from grader import catalogue, submission
from grader.classroom.batch import Task, in_flight
from grader.classroom.collect import HandedIn
from grader.classroom.collecting.found import OnDisk
from grader.classroom.ledger import Key

PATH = catalogue.find("B").buggy
DIGEST = submission.read(PATH).sha256
THERE = HandedIn("", "B", str(PATH), ".py", DIGEST, None, OnDisk(PATH))
TASKS = {number: Task(Key(str(number), "B", DIGEST, ".py", "pack", "0", 0, 5.0), THERE) for number in range(10)}


def test_never_more_than_most_are_on_their_way() -> None:
    """So that memory does not grow with the class; and all come back, with their numbers."""
    on_their_way: list[int] = []
    pending: list[tuple[Future[str], str]] = []
    back: list[tuple[int, str]] = []

    def finish_one() -> None:
        if pending:
            future, result = pending.pop(0)
            future.set_result(result)

    def submit(task: Task) -> "Future[str]":
        pending.append((Future(), task.key.learner))
        future = pending[-1][0]
        on_their_way.append(len(on_their_way) + 1 - len(back))
        if on_their_way[-1] >= 3:
            finish_one()
        return future

    for number, future in in_flight(TASKS, submit, lambda: 3):
        back.append((number, future.result()))
        finish_one()
    assert sorted(back) == [(number, str(number)) for number in TASKS]
    assert max(on_their_way) == 3


def test_how_many_may_be_on_their_way_is_asked_again() -> None:
    """A cluster grows."""
    allowed = iter([1, 4, 4, 4, 4, 4])
    waves: list[int] = []

    def most() -> int:
        waves.append(0)
        return next(allowed)

    def submit(task: Task) -> "Future[None]":
        waves[-1] += 1
        future: Future[None] = Future()
        future.set_result(None)
        return future

    assert len(list(in_flight(TASKS, submit, most))) == 10
    assert waves == [1, 4, 4, 1, 0]
