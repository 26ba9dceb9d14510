"""The simulated device of a process: switched on once, it stays.

Its figures are those of PyTorch's allocator for the same program on a real device, to the byte, but for this:

- What the device takes for itself beside tensors is not there: its context, the workspaces of cuBLAS (8 or 32 MiB for each thread that
  multiplies matrices), cuDNN and FFTs, the staging buffers of large reductions (bytes; many MiB where 1024 rows or more become one), and
  what sorting, unique, cumsum, nonzero, masks as indices and linear algebra need on their way. memory.py models what a few kernels copy.
- Where CUDA has a kernel that the CPU has not, the steps of the CPU count: RMS norm, softmax of half precision with dtype=, attention in
  float64 and its backward pass, recurrent layers, convolutions and batch norm (their results do count). Autocast follows the CPU's lists.
- Random numbers are those of the CPU. They come from one generator.
- A thread that the program starts works on the CPU unseen, and so does what torch.compile makes; CUDA graphs, memory snapshots, memory
  pools and a second device do not exist. Streams and events do, but everything happens at once.
- A tensor cannot grow in place (resize_), unless it was empty.
- Times say nothing. Every operation costs some 15 microseconds more than without the device.
"""

from typing import Any

import torch
import torch._dynamo  # an optimiser imports it at first use, and then its frames keep a program's tensors alive
from torch.utils._python_dispatch import TorchDispatchMode

from grader.runner.cuda import namespace
from grader.runner.cuda.allocator import CachingAllocator
from grader.runner.cuda.history import Recorder
from grader.runner.cuda.memory import DeviceMemory
from grader.runner.cuda.placement import Placement

KEY = "Fake"
_switch = torch._C._dispatch_tls_set_dispatch_key_included


class _ByKey:
    """A fallback on a dispatch key that no kernel uses: it stands where a TorchDispatchMode would, and autograd does not know of it.

    Raises RuntimeError where this torch does not have the key.
    """

    def __init__(self, memory: DeviceMemory) -> None:
        self.memory = memory
        key: Any = torch._C._parse_dispatch_key(KEY)
        keys = torch._C.DispatchKeySet(key)
        memory.aside = lambda: torch._C._ExcludeDispatchKeyGuard(keys)
        library: Any = torch.library.Library
        self._library = library("_", "IMPL")
        self._library.fallback(self._run, KEY)
        self._make = torch.Tensor._make_subclass
        torch.Tensor._make_subclass = staticmethod(self._made)  # type: ignore[method-assign]
        _switch(KEY, True)

    def _run(self, operation: Any, *args: Any, **kwargs: Any) -> Any:
        with torch._C.DisableTorchFunction():
            return self.memory.run(operation, args, kwargs)

    def _made(self, *args: Any, **kwargs: Any) -> Any:
        """A subclass's view of a tensor, which must not be one that Python has seen."""
        with self.memory.aside():
            return self._make(*args, **kwargs)

    def stop(self) -> None:
        """No more of it."""
        _switch(KEY, False)
        torch.Tensor._make_subclass = self._make  # type: ignore[method-assign]


class _ByMode(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """The documented way, for a torch without such a key."""

    def __init__(self, memory: DeviceMemory) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.memory = memory
        memory.aside, memory.inside = torch._C._DisableTorchDispatch, lambda: self
        self.__enter__()  # type: ignore[no-untyped-call]

    def __torch_dispatch__(self, operation: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        with torch._C.DisableTorchFunction():
            return self.memory.run(operation, args, kwargs or {})


def _interposed(memory: DeviceMemory) -> bool:
    """See to it that operations pass the memory; whether autograd does not notice."""
    try:
        by_key = _ByKey(memory)
    except (RuntimeError, TypeError):  # this torch has no such key
        _ByMode(memory)
        return False
    if exact := _adds_in_place(memory):
        return exact
    by_key.stop()
    _ByMode(memory)
    return False


def _adds_in_place(memory: DeviceMemory) -> bool:
    """Whether all is seen, and autograd adds two gradients that meet in place, as it does when nobody looks."""
    x = memory.moved(torch.ones(256), there=True).requires_grad_()
    h = x.exp()
    loss = (h * 2).sum() + (h * 3).sum()
    memory.peak = 0
    torch.autograd.backward(loss)
    return memory.peak == 4 * 1024 + 2 * 4  # x, h and both gradients; the loss and the one that its gradient is


class Simulation:
    """A CUDA device. Its sizes are the bytes that were asked for, as torch counts them in `requested_bytes`.

    exact: whether they are right to the byte. If not, this torch has no key of its own for them, and wherever two gradients meet in
    a backward pass one tensor more is alive than on a real device (torch/include/ATen/TensorSubclassLikeUtils.h).
    """

    name = ""

    def __init__(self) -> None:
        self.memory = DeviceMemory(CachingAllocator())
        self.exact = _interposed(self.memory)
        self.memory.start(CachingAllocator())
        self._placement = Placement(self.memory)
        namespace.answer(self.memory, self._placement)
        self._placement.__enter__()  # type: ignore[no-untyped-call]

    def record(self, filename: str) -> Recorder:
        """From now on, note every allocation, and its line in `filename`."""
        self.memory.observer = recorder = Recorder(filename)
        return recorder

    def allocated(self) -> int:
        """Bytes that live tensors asked for."""
        return self.memory.allocator.requested

    def reserved(self) -> int:
        """The most bytes of the segments that they lie in."""
        return self.memory.allocator.reserved_peak

    def lend(self, size: int) -> None:
        """Have allocations fail beyond `size` bytes more than are reserved now."""
        self.memory.allocator.capacity = self.memory.allocator.reserved + size

    def operations(self) -> int:
        """How many operations were computed on the device."""
        return self.memory.operations

    def forget_peak(self) -> None:
        """Count the peak from now on."""
        self.memory.peak = self.memory.allocator.requested

    def peak(self) -> int:
        """The most bytes since `forget_peak`."""
        return self.memory.peak
