"""What NVIDIA's driver says of a process, from outside it: bytes of device memory, asked through nvidia-ml-py (an optional extra)."""

import threading
from types import TracebackType
from typing import Any

_EVERY_SECONDS = 0.001


class NoDriver(Exception):
    """There is no driver to ask, or nothing to ask it with; the message is for the user."""


class Driver:
    """The NVIDIA driver of this machine. Raises NoDriver."""

    def __init__(self) -> None:
        try:
            import pynvml  # type: ignore[import-not-found, unused-ignore]
        except ImportError as error:
            raise NoDriver("`pip install nvidia-ml-py` lets kata ask the driver, too") from error
        self._nvml: Any = pynvml
        try:
            pynvml.nvmlInit()
            self._devices = [pynvml.nvmlDeviceGetHandleByIndex(index) for index in range(pynvml.nvmlDeviceGetCount())]
        except pynvml.NVMLError as error:
            raise NoDriver(f"the driver cannot be asked: {error}") from error

    def used(self, pid: int) -> int | None:
        """Bytes of device memory that the process holds; None where the driver does not tell (in most containers, and on Windows)."""
        try:
            processes = [each for device in self._devices for each in self._nvml.nvmlDeviceGetComputeRunningProcesses(device)]
        except self._nvml.NVMLError:
            return None
        told = [each.usedGpuMemory for each in processes if each.pid == pid and each.usedGpuMemory is not None]
        return sum(told) if told else None


class Growth:
    """How much a process takes beyond what it held at first, at most, while this context lasts.

    `most` is None where the driver does not tell, and `unasked` says why not.
    """

    def __init__(self, driver: Driver | None, pid: int, unasked: str = "") -> None:
        self._driver, self._pid = driver, pid
        self._before = self._most = self._used()
        self.unasked = unasked or ("" if self._before is not None else "the driver does not tell about processes here")
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    @property
    def most(self) -> int | None:
        """Bytes."""
        return None if self._before is None or self._most is None else self._most - self._before

    def _used(self) -> int | None:
        return None if self._driver is None else self._driver.used(self._pid)

    def _look(self) -> None:
        while not self._over.wait(_EVERY_SECONDS):
            self._look_once()

    def _look_once(self) -> None:
        used = self._used()
        self._most = self._most if used is None or self._most is None else max(self._most, used)

    def __enter__(self) -> "Growth":
        if self._before is not None:
            self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._before is None:
            return
        self._over.set()
        self._thread.join()
        self._look_once()  # an allocator gives nothing back unasked: the end says most
