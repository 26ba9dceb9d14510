"""Fork servers that are changed before they start: a layer taken away, a thread too many, no torch."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from grader.sandbox import interpreter, process
from grader.sandbox.server import Server

# Says that it is confined, and no more: a fork server without torch starts at once.
_LIGHT = """
import os, types
from grader.wire.frames import frame
from grader.wire.messages import Confined
def serve(channel, nonce, proven):
    os.write(channel, frame(Confined(proven), nonce))
    os.read(channel, 1)
light = sys.modules["light"] = types.ModuleType("light")
light.warm, light.serve = lambda extras: [], serve
"""


WEAK = """
forkserver.LAYERS = {{name: layer for name, layer in forkserver.LAYERS.items() if name in {layers}}}
confine.landlock.abi = lambda real=confine.landlock.abi: min(real(), {abi})
"""


def change(monkeypatch: pytest.MonkeyPatch, lines: str, light: bool = True) -> None:
    """Have every fork server that starts from now on run `lines` first; a `light` one can only make boxes and prove them."""
    imports = "from grader.sandbox import confine, namespaces, syscalls"
    start = process._START.replace("launch.launch(", f"{imports}\n{_LIGHT if light else ''}\n{lines}\nlaunch.launch(")
    monkeypatch.setattr(process, "_START", start)
    if light:
        monkeypatch.setattr(interpreter, "RUNNER", "light")


@contextmanager
def weak_server(layers: list[str], landlock_abi: int) -> Iterator[Server]:
    """A fork server whose boxes have only these layers (beside a process without rights), and a Landlock no newer than `landlock_abi`."""
    kept = ["process", "rights", *layers]
    with pytest.MonkeyPatch.context() as monkeypatch:
        change(monkeypatch, WEAK.format(layers=kept, abi=landlock_abi), light=False)
        with Server(("nbformat",), enclosed="namespaces" in kept) as server:
            assert set(server.ready().layers) <= set(kept)
            yield server
