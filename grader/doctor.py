"""What this machine can do: versions, the fork server, each layer of the sandbox and whether a box proved it, CUDA."""

import platform
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from grader import __version__
from grader.driver import Driver, NoDriver
from grader.sandbox import device
from grader.sandbox.box import BoxError
from grader.sandbox.layers import LAYERS, lacking
from grader.sandbox.server import Server, ServerError
from grader.wire.messages import Load, Watch, Watched

_PACKAGES = ("torch", "numpy", "hypothesis", "nbformat", "click")
_MEMORY_BYTES = 256 << 20
_CPU_SECONDS = 10
_SECONDS = 30.0
_DEVICE = "simulated CUDA"


@dataclass(frozen=True)
class Row:
    """One line of the report: what, whether it is well, and what that means or what to do. `state` is shown before the text."""

    name: str
    well: bool
    text: str
    state: str = ""


def examine() -> list[Row]:
    """Everything, in the order in which it is shown."""
    system = f"{__version__} on Python {platform.python_version()}, {platform.system()} {platform.release()} {platform.machine()}"
    return [Row("kata", True, system), *(_package(name) for name in _PACKAGES), *_sandbox(), _cuda()]


def _package(name: str) -> Row:
    try:
        return Row(name, True, version(name))
    except PackageNotFoundError:
        return Row(name, False, f"not installed: pip install {name}")


def _sandbox() -> list[Row]:
    try:
        with Server() as server:
            ready = server.ready()
            started = Row("fork server", True, f"{', '.join(ready.versions)}; {ready.threads} thread")
            server.box("strict", _MEMORY_BYTES, _CPU_SECONDS).close()  # raises if it cannot prove a layer that is there
            rows = [*[_layer(name, ready.layers) for name in LAYERS], _simulated_device(server)]
    except (ServerError, OSError) as error:
        return [Row("fork server", False, str(error))]
    return [started, *rows, _conclusion(ready.layers)]


def _layer(name: str, present: list[str]) -> Row:
    layer = LAYERS[name]
    if name not in present:
        return Row(name, not layer.required, f"{layer.holds}: {layer.remedy}{'' if layer.required else '; not required'}", "absent")
    return Row(name, True, layer.holds, "in force" if name in ("process", "cgroup") else "proven")


def _conclusion(present: list[str]) -> Row:
    missing = lacking("strict", present)
    if missing:
        return Row("strict box", False, f"below the minimum ({', '.join(missing)}): check only programs that you would run anyway")
    return Row("strict box", True, "holds other people's programs: a box tried what it must not do, in vain")


def _simulated_device(server: Server) -> Row:
    """Observed from a box that runs an empty program on it."""
    server.preload()
    empty = Watch(Load(b"", "empty.py", "", "run", "torch", [], device="cuda"), None)
    try:
        with server.box("strict" if not lacking("strict", server.ready().layers) else "partial", _MEMORY_BYTES, _CPU_SECONDS) as box:
            box.send(empty, _SECONDS)
            told = box.receive(_SECONDS)
    except BoxError as error:
        return Row(_DEVICE, False, f"cannot be switched on with this torch: {error}")
    if not isinstance(told, Watched) or not told.exact:
        return Row(_DEVICE, False, "by a dispatch mode: one tensor too many where gradients meet, so katas with a budget may be told wrong")
    return Row(_DEVICE, True, "by a dispatch key: every byte as on a device")


def _cuda() -> Row:
    """Whether a real device can confirm what the simulated one says; nobody needs one."""
    if not device.present():
        return Row("CUDA", True, "no NVIDIA device here; katas with a budget of memory are measured on the simulated one", "absent")
    if version("torch").endswith("+cpu"):
        return Row("CUDA", True, "an NVIDIA device is here, but this torch is a build for the CPU", "not used")
    try:
        Driver()
    except NoDriver as error:
        return Row("CUDA", True, f"`kata check --device cuda` has it confirm budgets; {error}")
    return Row("CUDA", True, "`kata check --device cuda` has it, and its driver, confirm budgets")
