"""A memory snapshot of a real CUDA device, as torch.cuda.memory._dump_snapshot writes it: a pickle, so it is read in a box only."""

import io
import pickle
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any

import numpy as np

from grader.runner.cuda import traces
from grader.runner.cuda.history import MOST_EVENTS, Place
from grader.runner.cuda.traces import Entry, Frame
from grader.wire.messages import History, Replay, Trouble, Usage, Watched

_LIBRARIES = ("site-packages", "dist-packages", "/lib/python3", "/torchinductor_")  # the last one is written by torch.compile
_CELLS = ("<ipython-input-", "<stdin>")  # and /tmp/ipykernel_…/….py
_NO_HISTORY = "it has no history: torch.cuda.memory._record_memory_history() has to be called before what is to be seen"


class _PlainUnpickler(pickle.Unpickler):
    """Lists, dicts, numbers and texts, which is all that a snapshot is made of."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"it holds a {module}.{name}, where only plain data is expected")


def read(message: Replay) -> Watched:
    """What the snapshot says of the device on which most happened; or, as `trouble`, why it says nothing."""
    try:
        return _told(_PlainUnpickler(io.BytesIO(message.snapshot)).load())
    except Exception as error:  # a file may hold anything
        return _refused(f"this is no memory snapshot of torch ({type(error).__name__}: {str(error)[:200]})")


def _told(snapshot: dict[str, Any]) -> Watched:
    """Raises anything if the snapshot is not of the documented form."""
    noted: list[list[Entry]] = snapshot["device_traces"]
    device = max(range(len(noted)), key=lambda each: len(noted[each]))
    if not any(entry["action"] == "alloc" for entry in noted[device]):
        return _refused(_NO_HISTORY)
    entries = [*_earlier(noted[device], [each for each in snapshot["segments"] if each["device"] == device]), *noted[device]]
    changes = [entry for entry in entries if entry["action"] in ("alloc", "free_completed")]
    drawn, end = _drawn(changes), traces.alive(changes)
    history = traces.replay(drawn, _place).history(())
    history = replace(history, cut=history.cut or len(drawn) < len(changes))
    return Watched(None, None, Usage(traces.highest(changes), end, end, 0), history)


def _drawn(changes: Sequence[Entry]) -> list[Entry]:
    """The entries; of more than are drawn those about the peak and later, and before them what is alive when they begin."""
    start = max(0, traces.peak(changes) - MOST_EVENTS // 2) if len(changes) > MOST_EVENTS else 0
    living: dict[int, Entry] = {}
    for entry in changes[:start]:
        if entry["action"] == "alloc":
            living[entry["addr"]] = entry
        else:
            living.pop(entry["addr"], None)
    return [*living.values(), *changes[start:]]


def _earlier(entries: Sequence[Entry], segments: Sequence[dict[str, Any]]) -> list[Entry]:
    """What was allocated before the history begins: it is freed there, or alive at its end, and nowhere allocated."""
    living: set[int] = set()
    found = []
    for entry in entries:
        if entry["action"] == "alloc":
            living.add(entry["addr"])
        elif entry["action"] == "free_completed":
            if entry["addr"] not in living:
                found.append(_earlier_allocation(entry["addr"], entry["size"], []))
            living.discard(entry["addr"])
    for segment in segments:
        address = segment["address"]
        for block in segment["blocks"]:
            # Also what is freed, but that another stream may still use: "active_pending_free".
            if block["state"].startswith("active") and address not in living:
                found.append(_earlier_allocation(address, block["requested_size"], block.get("frames", [])))
            address += block["size"]
    return found


def _earlier_allocation(address: int, size: int, frames: Sequence[Frame]) -> Entry:
    return {"action": "alloc", "addr": address, "size": size, "frames": [*frames, traces.BEFORE]}


def _place(frames: Sequence[Frame]) -> Place | None:
    """The innermost line that is in no library, with the end of its file's name."""
    for each in frames:
        name = each["filename"]
        if name.startswith(_CELLS) or (name.endswith(".py") and not any(part in name for part in _LIBRARIES)):
            return "/".join(PurePath(name).parts[-2:]).lstrip("/"), each["line"]
    return None


def _refused(text: str) -> Watched:
    return Watched(Trouble("Refused", text), None, Usage(0, 0, 0, 0), History([], np.zeros((0, 5), np.int64), False))
