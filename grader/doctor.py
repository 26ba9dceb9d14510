"""What this machine can do: versions, the fork server, each layer of the sandbox tried in a box, CUDA."""

import platform
import shutil
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from grader import __version__
from grader.sandbox.box import BoxError
from grader.sandbox.layers import confined, layers
from grader.sandbox.server import Server, ServerError
from grader.wire.messages import Probe, Probed

_PACKAGES = ("torch", "numpy", "hypothesis", "nbformat", "click")
_PROBE_MEMORY = 256 << 20
_PROBE_SECONDS = 10


@dataclass(frozen=True)
class Row:
    """One line of the report: what, whether it is well, and what that means or what to do."""

    name: str
    well: bool
    text: str


def examine() -> list[Row]:
    """Everything, in the order in which it is shown."""
    rows = [
        Row(
            "kata",
            True,
            f"{__version__} on Python {platform.python_version()}, {platform.system()} {platform.release()} {platform.machine()}",
        )
    ]
    rows += [_package(name) for name in _PACKAGES]
    rows += [Row(layer.name, layer.present, layer.holds if layer.present else f"missing: {layer.remedy}") for layer in layers()]
    rows += _server_rows() if sys.platform == "linux" else [Row("fork server", False, "needs Linux; on Windows use WSL 2")]
    return [*rows, _cuda()]


def _package(name: str) -> Row:
    try:
        return Row(name, True, version(name))
    except PackageNotFoundError:
        return Row(name, False, f"not installed: pip install {name}")


def _server_rows() -> list[Row]:
    try:
        with Server() as server:
            ready = server.ready()
            started = Row("fork server", True, f"{', '.join(ready.versions)}; {ready.threads} thread")
            with server.box("strict", _PROBE_MEMORY, _PROBE_SECONDS) as box:
                box.send(Probe(), _PROBE_SECONDS)
                return [started, _proof(box.receive(_PROBE_SECONDS), ready.layers)]
    except (ServerError, BoxError) as error:
        return [Row("fork server", False, str(error))]


def _proof(probed: object, present: list[str]) -> Row:
    if not isinstance(probed, Probed):
        return Row("strict box", False, "did not answer the probe")
    if probed.succeeded:
        return Row(
            "strict box", False, f"NOT CONFINED: it could {', '.join(probed.succeeded)}. Check only programs that you would run anyway"
        )
    minimum = "" if confined(present) else "; below the minimum for other people's programs"
    return Row("strict box", True, f"tried in vain to {', '.join(probed.tried)}{minimum}")


def _cuda() -> Row:
    driver = shutil.which("nvidia-smi")
    return Row(
        "CUDA",
        True,
        "an NVIDIA driver is here; the katas of this version run on the CPU"
        if driver
        else "no NVIDIA driver; no kata of this version needs one",
    )
