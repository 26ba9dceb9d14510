"""torch.cuda, answered by the simulated device."""

import time
from typing import Any

import torch

from grader.runner.cuda.memory import DeviceMemory
from grader.runner.cuda.placement import CUDA, Placement, device_of

NAME = "Simulated CUDA device"


class _Properties:
    name = NAME
    major, minor = 9, 0
    multi_processor_count = 132
    warp_size = 32
    is_integrated = is_multi_gpu_board = 0

    def __init__(self, total: int) -> None:
        self.total_memory = total


class Event:
    """torch.cuda.Event: everything here is done at once, so it happens when it is recorded."""

    def __init__(self, enable_timing: bool = False, blocking: bool = False, interprocess: bool = False) -> None:
        self._seconds = 0.0

    def record(self, stream: Any = None) -> None:
        """It happens now."""
        self._seconds = time.perf_counter()

    def elapsed_time(self, end: "Event") -> float:
        """Milliseconds from here to there."""
        return 1000 * (end._seconds - self._seconds)

    def query(self) -> bool:
        """It has happened."""
        return True

    def wait(self, stream: Any = None) -> None:
        """Nothing to wait for."""

    def synchronize(self) -> None:
        """Nothing to wait for."""


class Stream:
    """torch.cuda.Stream: there is one, and it never has anything left to do."""

    def synchronize(self) -> None:
        """Nothing to wait for."""

    def query(self) -> bool:
        """Everything is done."""
        return True

    def is_capturing(self) -> bool:
        """No CUDA graphs here."""
        return False

    def wait_stream(self, stream: Any) -> None:
        """Nothing to wait for."""

    def record_event(self, event: Event | None = None) -> Event:
        """It happens now."""
        event = event or Event()
        event.record()
        return event


def answer(memory: DeviceMemory, placement: Placement) -> None:
    """Let torch.cuda, and what torch asks beneath it, speak of the simulated device."""
    for name, value in _beneath(memory).items():
        setattr(torch._C, name, value)
    properties, stream = _Properties(memory.allocator.capacity), Stream()
    cuda: Any = torch.cuda
    cuda._initialized = True
    cuda._lazy_init = lambda: None
    cuda.init = lambda: None
    cuda.is_available = lambda: True
    cuda._exchange_device = cuda._maybe_exchange_device = lambda index: 0
    cuda._get_device_properties = lambda index: properties
    cuda.get_device_properties = lambda device=None: properties
    cuda.get_device_capability = lambda device=None: (properties.major, properties.minor)
    cuda.get_device_name = lambda device=None: NAME
    cuda.mem_get_info = cuda.memory.mem_get_info = lambda device=None: memory.allocator.mem_get_info()
    cuda.default_generators = (torch.default_generator,)
    cuda.Event = Event
    cuda.is_current_stream_capturing = lambda: False
    cuda.current_stream = cuda.default_stream = lambda device=None: stream
    torch.set_default_device = lambda device: setattr(placement, "default", CUDA.__class__("cpu") if device is None else device_of(device))


def _beneath(memory: DeviceMemory) -> dict[str, Any]:
    """What torch.cuda's own Python code asks the compiled part."""
    allocator = memory.allocator
    return {
        "_cuda_getDeviceCount": lambda: 1,
        "_cuda_getDevice": lambda: 0,
        "_cuda_setDevice": lambda index: None,
        "_cuda_exchangeDevice": lambda index: 0,
        "_cuda_maybeExchangeDevice": lambda index: 0,
        "_cuda_getCurrentRawStream": lambda index: 0,
        "_cuda_synchronize": lambda *streams: None,
        "_cuda_isInBadFork": lambda: False,
        "_cuda_emptyCache": allocator.empty_cache,
        "_cuda_memoryStats": lambda index: _nested(allocator.statistics()),
        "_cuda_resetPeakMemoryStats": lambda index: allocator.reset_peak(),
        "_cuda_resetAccumulatedMemoryStats": lambda index: allocator.reset_accumulated(),
        "_cuda_getAllocatorBackend": lambda: "native",
        "_accelerator_getAccelerator": lambda: torch.device("cuda"),
        "_accelerator_getDeviceIndex": lambda: 0,
        "_accelerator_setDeviceIndex": lambda index: None,
        "_accelerator_exchangeDevice": lambda index: 0,
        "_accelerator_maybeExchangeDevice": lambda index: 0,
        "_accelerator_getStream": lambda index: Stream(),
        "_accelerator_synchronizeDevice": lambda index: None,
        "_accelerator_isAllocatorInitialized": lambda: True,
        "_accelerator_emptyCache": allocator.empty_cache,
        "_accelerator_getDeviceStats": lambda index: _nested(allocator.statistics()),
        "_accelerator_getMemoryInfo": lambda index: allocator.mem_get_info(),
        "_accelerator_resetPeakStats": lambda index: allocator.reset_peak(),
        "_accelerator_resetAccumulatedStats": lambda index: allocator.reset_accumulated(),
    }


def _nested(statistics: dict[str, int]) -> dict[str, Any]:
    """ "a.b.c": 1 as {"a": {"b": {"c": 1}}}, which torch.cuda.memory_stats flattens again."""
    nested: dict[str, Any] = {}
    for name, value in statistics.items():
        *path, last = name.split(".")
        inner = nested
        for each in path:
            inner = inner.setdefault(each, {})
        inner[last] = value
    return nested
