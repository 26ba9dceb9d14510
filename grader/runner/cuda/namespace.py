"""torch.cuda, answered by the simulated device."""

import time
from typing import Any

import torch

from grader.runner.cuda.memory import DeviceMemory
from grader.runner.cuda.placement import CPU, CUDA, Placement, device_of

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
    """torch.cuda.Stream: it never has anything left to do."""

    device = CUDA

    def __init__(self, device: Any = None, priority: int = 0) -> None:
        self.priority = priority

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

    def wait_event(self, event: Any) -> None:
        """Nothing to wait for."""

    def record_event(self, event: Event | None = None) -> Event:
        """It happens now."""
        event = event or Event()
        event.record()
        return event


class _AnyGenerator(type(torch._C.Generator)):  # type: ignore[misc]
    def __instancecheck__(cls, instance: Any) -> bool:
        return isinstance(instance, torch._C.Generator)


class Generator(torch._C.Generator, metaclass=_AnyGenerator):
    """torch.Generator: that of the device is one of the host."""

    wanted: torch.device

    def __new__(cls, device: Any = "cpu") -> Any:
        make: Any = super().__new__
        made = make(cls, "cpu")
        made.wanted = device_of(device)
        return made

    @property
    def device(self) -> torch.device:  # type: ignore[override]
        """Where it was asked for."""
        return self.wanted


def _pin(tensor: torch.Tensor, device: Any = None) -> torch.Tensor:
    copied = tensor.clone()
    copied._pinned = True  # type: ignore[attr-defined]
    return copied


def _complete_torch(placement: Placement) -> None:
    """What is not torch.cuda's, but asks for CUDA."""
    wide: Any = torch
    wide.Generator = Generator
    wide.Tensor.pin_memory = _pin
    wide.Tensor.is_pinned = lambda tensor, device=None: hasattr(tensor, "_pinned")
    wide.Tensor.record_stream = lambda tensor, stream: None
    wide.backends.cudnn.is_acceptable = lambda tensor: False
    _redirect_autocast(wide)
    _redirect_load(wide)
    _redirect_default(wide, placement)


def _redirect_autocast(wide: Any) -> None:
    """The CPU's, with the device's usual dtype: its lists of operations are nearly the same."""
    begin, enabled = wide.autocast.__init__, wide.is_autocast_enabled

    def autocast(self: Any, device_type: str, dtype: Any = None, *args: Any, **kwargs: Any) -> None:
        there = device_type == "cuda"
        begin(self, "cpu" if there else device_type, dtype or (torch.float16 if there else None), *args, **kwargs)

    wide.autocast.__init__ = autocast
    wide.is_autocast_enabled = lambda kind="cuda": enabled("cpu" if kind == "cuda" else kind)


def _redirect_load(wide: Any) -> None:
    load = wide.load

    def loaded(file: Any, map_location: Any = None, *args: Any, **kwargs: Any) -> Any:
        there = isinstance(map_location, str | torch.device) and device_of(map_location) == CUDA
        found = load(file, "cpu" if there else map_location, *args, **kwargs)
        return _there(found) if there else found

    wide.load = loaded


def _redirect_default(wide: Any, placement: Placement) -> None:
    read, write = wide.get_default_device, wide.set_default_device

    def default_device(device: Any) -> None:
        placement.default = CUDA if device is not None and device_of(device) == CUDA else CPU
        write(None if placement.default == CUDA else device)

    wide.set_default_device = default_device
    wide.get_default_device = lambda: read() if placement.default == CPU else placement.default


def _there(loaded: Any) -> Any:
    """All tensors of a file on the device."""
    if isinstance(loaded, torch.Tensor):
        return loaded.cuda()
    if isinstance(loaded, dict):
        for name, each in loaded.items():
            loaded[name] = _there(each)
    return type(loaded)(map(_there, loaded)) if type(loaded) in (list, tuple) else loaded


def answer(memory: DeviceMemory, placement: Placement) -> None:
    """Let torch.cuda, and what torch asks beneath it, speak of the simulated device."""
    for name, value in (_beneath(memory) | _beneath_accelerator(memory)).items():
        setattr(torch._C, name, value)
    properties, stream = _Properties(memory.allocator.capacity), Stream()
    cuda: Any = torch.cuda
    cuda._initialized = True
    cuda._lazy_init = lambda: None
    cuda._is_in_bad_fork = lambda: False  # a build for CUDA takes every fork of a process that has looked for devices for one
    cuda.init = lambda: None
    cuda.is_available = lambda: True
    cuda._exchange_device = cuda._maybe_exchange_device = lambda index: 0
    cuda._get_device_properties = lambda index: properties
    cuda.get_device_properties = lambda device=None: properties
    cuda.get_device_capability = lambda device=None: (properties.major, properties.minor)
    cuda.get_device_name = lambda device=None: NAME
    cuda.mem_get_info = cuda.memory.mem_get_info = lambda device=None: memory.allocator.mem_get_info()
    cuda.default_generators = (torch.default_generator,)
    cuda.Event, cuda.Stream = Event, Stream
    cuda.set_stream = lambda stream: None
    cuda.is_current_stream_capturing = lambda: False
    cuda.current_stream = cuda.default_stream = lambda device=None: stream
    _complete_torch(placement)


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
    }


def _beneath_accelerator(memory: DeviceMemory) -> dict[str, Any]:
    """The same of torch.accelerator."""
    allocator = memory.allocator
    return {
        "_accelerator_deviceCount": lambda: 1,
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
