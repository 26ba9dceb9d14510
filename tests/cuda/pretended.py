"""A device that looks real to grader/runner/cuda/real.py: the simulated one, with what only a real one has.

The module stands in for grader.runner.serve. What only a real device has is torch's memory history, and a limit on what may be lent.
Autograd's entries have no frames, as on a device, where it works in a thread of its own.
"""

import sys
from typing import Any

import torch

from grader.runner import serve as real_serve
from grader.runner.backends import torch as backend
from grader.runner.cuda.allocator import Block
from grader.runner.cuda.simulation import Simulation

warm, preload, serve = real_serve.warm, real_serve.preload, real_serve.serve


class MemoryHistory:
    """What torch.cuda.memory._record_memory_history and _snapshot do."""

    def __init__(self) -> None:
        self.entries: list[dict[str, Any]] = []
        self.on = False

    def record(self, enabled: str | None = "all", **_: Any) -> None:
        """On, or with None off."""
        self.on = enabled is not None

    def snapshot(self, *_: Any) -> dict[str, Any]:
        """As documented there; a snapshot leaves its own entry."""
        self.entries.append({"action": "snapshot", "addr": 0, "size": 0, "stream": 0, "frames": []})
        return {"segments": [], "device_traces": [list(self.entries)]}

    def operation(self) -> None:
        """See Observer: nothing to note."""

    def born(self, block: Block) -> None:
        """See Observer."""
        self._note("alloc", block)

    def died(self, block: Block) -> None:
        """See Observer."""
        self._note("free_requested", block)
        self._note("free_completed", block)

    def _note(self, action: str, block: Block) -> None:
        if self.on:
            frames = [] if _in_backward() else _frames()
            self.entries.append({"action": action, "addr": block.address, "size": block.requested, "stream": 0, "frames": frames})


def _in_backward() -> bool:
    return torch._C._current_autograd_node() is not None


def _frames() -> list[dict[str, Any]]:
    found, frame = [], sys._getframe(3)
    while frame is not None:
        if "/grader/runner/cuda/" not in frame.f_code.co_filename:  # a real device needs none of it
            found.append({"filename": frame.f_code.co_filename, "line": frame.f_lineno, "name": frame.f_code.co_name})
        frame = frame.f_back  # type: ignore[assignment]
    return found


def take_device() -> Any:
    """In the place of serve.take_device."""
    simulated = Simulation()
    history = MemoryHistory()
    simulated.memory.observer = history
    wide: Any = torch
    wide.cuda.memory._record_memory_history, wide.cuda.memory._snapshot = history.record, history.snapshot
    allocator = simulated.memory.allocator
    whole = allocator.capacity
    wide._C._cuda_setMemoryFraction = lambda fraction, device: setattr(allocator, "capacity", int(fraction * whole))
    backend.take_real_device()
    return backend.cuda_device()
