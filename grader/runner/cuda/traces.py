"""torch's own memory history (torch.cuda.memory._record_memory_history), as a real device's allocator notes it, read as a log of ours."""

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Any

from grader.runner.cuda.history import NOWHERE, Log, Place

Entry = dict[str, Any]  # TraceEntry in the docstring of torch.cuda.memory._snapshot
Frame = dict[str, Any]  # filename, line, name; the innermost first
BEFORE: Frame = {"filename": "<before>", "line": 0, "name": ""}  # where what was there before the entries may have come from


def replay(entries: Sequence[Entry], place_of: Callable[[Sequence[Frame]], Place | None], begin: int = -1, called: int = -1) -> Log:
    """The log of all entries; a call began before number `begin`, and had returned before number `called`.

    What autograd does on a device happens in a thread of its own, where no Python runs: without a frame of Python it is a backward pass,
    if anything of its kind has frames. (Those of allocations, of ends, or both may have been noted.)
    """
    log, told = Log(), {entry["action"] for entry in entries if entry["frames"] and entry["frames"][-1] is not BEFORE}
    for number, entry in enumerate(entries):
        if number == begin:
            log.begin()
        if number == called:
            log.called()
        backward = entry["action"] in told and not any(each["filename"].endswith((".py", ">")) for each in entry["frames"])
        if entry["action"] == "alloc":
            log.allocated(entry["addr"], entry["size"], log.site(place_of(entry["frames"])), NOWHERE, backward)
        elif entry["action"] == "free_completed":
            log.freed(entry["addr"], entry["size"], backward)
    if called == len(entries):
        log.called()
    return log


def highest(entries: Sequence[Entry]) -> int:
    """The most bytes at any time, beyond those before the first entry."""
    return max(accumulate((_change(entry) for entry in entries), initial=0))


def peak(entries: Sequence[Entry]) -> int:
    """The number of the entry after which there are most bytes."""
    sums = list(accumulate(_change(entry) for entry in entries))
    return sums.index(max(sums))


def alive(entries: Sequence[Entry]) -> int:
    """How many bytes more there are after the entries than before them."""
    return sum(_change(entry) for entry in entries)


def _change(entry: Entry) -> int:
    return {"alloc": 1, "free_completed": -1}.get(entry["action"], 0) * int(entry["size"])


def allocations(entries: Sequence[Entry]) -> int:
    """How many blocks were asked for."""
    return sum(entry["action"] == "alloc" for entry in entries)


def in_program(filename: str) -> Callable[[Sequence[Frame]], Place | None]:
    """The innermost line in the files that are called `filename` (and a cell)."""

    def place_of(frames: Sequence[Frame]) -> Place | None:
        return next(((each["filename"], each["line"]) for each in frames if each["filename"].startswith(filename)), None)

    return place_of
