"""What was allocated and freed on the device, and which line of the program asked for it."""

import sys
from typing import Any

import numpy as np
import torch

from grader.runner.cuda.allocator import Block
from grader.runner.trouble import Source
from grader.wire.messages import History, Site

MOST_EVENTS = 20_000
_NOWHERE = -1
_Place = tuple[str, int]  # file and line, as they stand in code objects


class Recorder:
    """Notes every allocation with its place in the files that are called `filename` (and a cell)."""

    def __init__(self, filename: str) -> None:
        self._filename = filename
        self._places: dict[_Place, int] = {}
        self._events: list[tuple[int, int, int, int, int]] = []
        self._born: dict[int, tuple[int, int, int]] = {}  # by address: number, site, forward site
        self._count = 0
        self._returned = -1
        self._forward: dict[int, int] = {}  # autograd's sequence number of a node: the site that made it

    def begin(self) -> None:
        """A call begins: forget what came before, but for what the program's own lines keep alive."""
        alive = {address: place for address, place in self._born.items() if place[1] != _NOWHERE}
        kept = {place[0] for place in alive.values()}
        self._events = [event for event in self._events if event[0] > 0 and event[1] in kept]
        self._born = alive

    def called(self) -> None:
        """The call has returned; its result is alive."""
        self._returned = len(self._events)

    def operation(self) -> None:
        """See Observer. A node of the graph is made just before its operation runs."""
        if torch._C._current_autograd_node() is None:
            self._forward.setdefault(torch._C._autograd._get_sequence_nr() - 1, self._site())

    def born(self, block: Block) -> None:
        """See Observer."""
        node: Any = torch._C._current_autograd_node()
        forward = _NOWHERE if node is None else self._forward.get(node._sequence_nr(), _NOWHERE)
        self._born[block.address] = place = self._count, self._site(), forward
        self._count += 1
        self._note(block.requested, place)

    def died(self, block: Block) -> None:
        """See Observer."""
        if (place := self._born.pop(block.address, None)) is not None:
            self._note(-block.requested, place)

    def _note(self, size: int, place: tuple[int, int, int]) -> None:
        if len(self._events) < MOST_EVENTS:
            self._events.append((size, *place, int(torch._C._current_autograd_node() is not None)))

    def _site(self) -> int:
        """The innermost line of the program that is running."""
        frame = sys._getframe(1)
        while frame is not None:
            name = frame.f_code.co_filename
            if name.startswith(self._filename):
                return self._places.setdefault((name, frame.f_lineno), len(self._places))
            frame = frame.f_back  # type: ignore[assignment]
        return _NOWHERE

    def history(self, sources: list[Source]) -> History:
        """All of it."""
        named = {source.name: source for source in sources}
        sites = []
        for name, line in self._places:
            source = named.get(name)
            sites.append(Site(line, source.cell if source else None, source.line(line) if source else ""))
        events = np.array(self._events, np.int64).reshape(-1, 5)
        return History(sites, events, len(self._events) == MOST_EVENTS, self._returned)
