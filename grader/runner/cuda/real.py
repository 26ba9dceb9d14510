"""The real CUDA device, with the same questions as the simulated one. Its figures are those of torch's own allocator, in this process.

A program that runs in this process can change them if it tries hard (SECURITY.md): the grader asks the driver, too. What it would try
first is seen here: the allocator's statistics are read past Python, and what the memory history noted has to agree with them.
"""

import gc
from typing import Any

import torch
import torch._dynamo  # an optimiser imports it at first use, and then its frames keep a program's tensors alive
from torch.utils.checkpoint import checkpoint

from grader.runner.cuda import traces
from grader.runner.trouble import Source
from grader.wire.messages import History

_MOST_ENTRIES = 200_000


class NoDevice(RuntimeError):
    """There is no CUDA device that torch could use."""


class Trace:
    """What the memory history holds of one program's run."""

    def __init__(self, device: "RealDevice", filename: str) -> None:
        self._device, self._filename = device, filename
        self._begin = self._called = -1

    def begin(self) -> None:
        """A call begins."""
        self._begin = len(self._device.entries())

    def called(self) -> None:
        """The call has returned; its result is alive."""
        self._called = len(self._device.entries())

    def history(self, sources: list[Source]) -> History:
        """All of it."""
        place_of = traces.in_program(self._filename)
        return traces.replay(self._device.entries(), place_of, self._begin, self._called).history(sources)


class RealDevice:
    """Torch's current CUDA device. Its sizes are the bytes that were asked for (`requested_bytes`), which no history changes.

    exact: whether every allocation that was counted since `forget_peak` was also noted. Raises NoDevice.
    """

    def __init__(self) -> None:
        if not torch.cuda.is_available():
            built = torch.version.cuda
            raise NoDevice(f"torch {torch.__version__} finds no CUDA device" + ("" if built else ": it is a build for the CPU"))
        # Of before any program, which may put something else in their place.
        self._statistics, self._reset_peak = torch._C._cuda_memoryStats, torch._C._cuda_resetPeakMemoryStats
        self._snapshot, self._synchronize = torch.cuda.memory._snapshot, torch.cuda.synchronize
        warm_up()
        torch.cuda.memory._record_memory_history("all", context="all", stacks="python", max_entries=_MOST_ENTRIES)
        self.name = torch.cuda.get_device_name()
        self.forget_peak()

    def record(self, filename: str) -> Trace:
        """From now on, with lines in `filename`."""
        return Trace(self, filename)

    def allocated(self) -> int:
        """Bytes that live tensors asked for."""
        return self._figure("requested_bytes", "current")

    def reserved(self) -> int:
        """The most bytes that the allocator has taken from the driver since `forget_peak`."""
        return self._figure("reserved_bytes", "peak")

    def operations(self) -> int:
        """A device does not count them: 0."""
        return 0

    def forget_peak(self) -> None:
        """Count the peak from now on."""
        self._reset_peak(torch.cuda.current_device())
        self._base, self._noted = self.allocated(), len(self.entries())
        self._counted = self._figure("allocation", "allocated")

    def peak(self) -> int:
        """The most bytes since `forget_peak`: as counted, or as noted if a program has reset the counter meanwhile."""
        return max(self._figure("requested_bytes", "peak"), self._base + traces.highest(self.entries()[self._noted :]))

    @property
    def exact(self) -> bool:
        """See above."""
        return traces.allocations(self.entries()[self._noted :]) == self._figure("allocation", "allocated") - self._counted

    def lend(self, size: int) -> None:
        """Have allocations fail beyond `size` bytes more than are reserved now."""
        _, total = torch.cuda.mem_get_info()
        torch.cuda.set_per_process_memory_fraction(min(1.0, (self._figure("reserved_bytes", "current") + size) / total))

    def entries(self) -> list[traces.Entry]:
        """What was noted so far."""
        noted: list[traces.Entry] = self._snapshot()["device_traces"][torch.cuda.current_device()]
        return noted

    def _figure(self, name: str, part: str) -> int:
        self._synchronize()
        found: int = self._statistics(torch.cuda.current_device())[name]["all"][part]
        return found


def warm_up() -> None:
    """What the first use of a device takes and keeps: the context, workspaces for products of matrices in both threads, an optimiser's."""
    for dtype in (torch.float64, torch.float32, torch.float16):
        x = torch.ones(64, 64, device="cuda", dtype=dtype, requires_grad=True)
        products: list[Any] = [x @ x, torch.addmm(x, x, x), torch.bmm(x[None], x[None]), torch.nn.functional.linear(x, x, x[0])]
        torch.autograd.backward([each.sum() for each in products])
    parameter = torch.nn.Parameter(torch.ones(64, device="cuda"))
    torch.autograd.backward(checkpoint(torch.tanh, parameter, use_reentrant=False).sum())
    torch.optim.Adam([parameter]).step()
    del x, products, parameter
    gc.collect()
    torch.cuda.synchronize()
    torch.cuda.empty_cache()
