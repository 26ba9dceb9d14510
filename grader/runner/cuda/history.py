"""What was allocated and freed on a device, in order, and which line of the program asked for it."""

import sys
from collections.abc import Sequence
from typing import Any

import numpy as np
import torch

from grader.runner.cuda.allocator import Block
from grader.runner.trouble import Source
from grader.wire.messages import History, Site

MOST_EVENTS = 20_000
NOWHERE = -1
Place = tuple[str, int]  # file and line, as they stand in code objects


class Log:
    """Allocations (with the site that asked for them, and the site whose gradient they belong to) and their ends, by address."""

    def __init__(self) -> None:
        self._places: dict[Place, int] = {}
        self._events: list[tuple[int, int, int, int, int]] = []
        self._born: dict[int, tuple[int, int, int]] = {}  # by address: number, site, forward site
        self._count = 0
        self._returned = -1

    def site(self, place: Place | None) -> int:
        """The number of a place."""
        return NOWHERE if place is None else self._places.setdefault(place, len(self._places))

    def begin(self) -> None:
        """A call begins: forget what came before, but for what the program's own lines keep alive."""
        alive = {address: place for address, place in self._born.items() if place[1] != NOWHERE}
        kept = {place[0] for place in alive.values()}
        self._events = [event for event in self._events if event[0] > 0 and event[1] in kept]
        self._born = alive

    def called(self) -> None:
        """The call has returned; its result is alive."""
        self._returned = len(self._events)

    def allocated(self, address: int, size: int, site: int, forward: int, backward: bool) -> None:
        """A block of `size` bytes begins to live, in a backward pass or not."""
        self._born[address] = place = self._count, site, forward
        self._count += 1
        self._note(size, place, backward)

    def freed(self, address: int, size: int, backward: bool) -> None:
        """The block there has come to its end."""
        if (place := self._born.pop(address, None)) is not None:
            self._note(-size, place, backward)

    def _note(self, size: int, place: tuple[int, int, int], backward: bool) -> None:
        if len(self._events) < MOST_EVENTS:
            self._events.append((size, *place, int(backward)))

    def history(self, sources: Sequence[Source]) -> History:
        """All of it."""
        named = {source.name: source for source in sources}
        sites = []
        for name, line in self._places:
            source = named.get(name)
            sites.append(Site(line, source.cell if source else None, source.line(line) if source else name))
        events = np.array(self._events, np.int64).reshape(-1, 5)
        return History(sites, events, len(self._events) == MOST_EVENTS, self._returned)


class Recorder:
    """Keeps the log of a simulated device, with the places in the files that are called `filename` (and a cell)."""

    def __init__(self, filename: str) -> None:
        self._filename = filename
        self._log = Log()
        self.begin, self.called, self.history = self._log.begin, self._log.called, self._log.history
        self._forward: dict[int, int] = {}  # autograd's sequence number of a node: the site that made it

    def operation(self) -> None:
        """See Observer. A node of the graph is made just before its operation runs."""
        if torch._C._current_autograd_node() is None:
            self._forward.setdefault(torch._C._autograd._get_sequence_nr() - 1, self._site())

    def born(self, block: Block) -> None:
        """See Observer."""
        node: Any = torch._C._current_autograd_node()
        forward = NOWHERE if node is None else self._forward.get(node._sequence_nr(), NOWHERE)
        self._log.allocated(block.address, block.requested, self._site(), forward, node is not None)

    def died(self, block: Block) -> None:
        """See Observer."""
        self._log.freed(block.address, block.requested, torch._C._current_autograd_node() is not None)

    def _site(self) -> int:
        """The innermost line of the program that is running."""
        frame = sys._getframe(1)
        while frame is not None:
            name = frame.f_code.co_filename
            if name.startswith(self._filename):
                return self._log.site((name, frame.f_lineno))
            frame = frame.f_back  # type: ignore[assignment]
        return NOWHERE
