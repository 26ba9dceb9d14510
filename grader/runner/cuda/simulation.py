"""The simulated device of a process: switched on once, it stays."""

import torch._dynamo  # noqa: F401 - an optimiser imports it at first use, and then its frames keep a program's tensors alive

from grader.runner.cuda import namespace
from grader.runner.cuda.allocator import CachingAllocator
from grader.runner.cuda.history import Recorder
from grader.runner.cuda.memory import DeviceMemory, Interposition
from grader.runner.cuda.placement import Placement


class Simulation:
    """A CUDA device. Its sizes are the bytes that were asked for, as torch counts them in `requested_bytes`."""

    def __init__(self) -> None:
        self.memory = DeviceMemory(CachingAllocator())
        self._placement = Placement(self.memory)
        self._interposition = Interposition(self.memory)
        namespace.answer(self.memory, self._placement)
        self._placement.__enter__()  # type: ignore[no-untyped-call]

    def record(self, filename: str) -> Recorder:
        """From now on, note every allocation, and its line in `filename`."""
        self.memory.observer = recorder = Recorder(filename)
        return recorder

    def allocated(self) -> int:
        """Bytes that live tensors asked for."""
        return self.memory.allocator.requested

    def operations(self) -> int:
        """How many operations were computed on the device."""
        return self.memory.operations

    def forget_peak(self) -> None:
        """Count the peak from now on."""
        self.memory.peak = self.memory.allocator.requested

    def peak(self) -> int:
        """The most bytes since `forget_peak`."""
        return self.memory.peak
