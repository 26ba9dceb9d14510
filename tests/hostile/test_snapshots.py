"""Memory snapshots of a device are pickles, and a pickle may hold anything: they are read in a box, and only plain data out of them."""

import os
import pickle
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from grader import timeline
from grader.runner import snapshots
from grader.sandbox.server import Server
from grader.submission import MOST_SNAPSHOT
from grader.wire.messages import Replay, Watched
from tests.cli.conftest import Kata, kata

__all__ = ["kata"]
MIB = 1 << 20


def frame(line: int, name: str = "/home/me/project/train.py") -> dict[str, Any]:
    """One frame of a stack."""
    return {"filename": name, "line": line, "name": "f"}


def entry(action: str, address: int, size: int, *frames: dict[str, Any]) -> dict[str, Any]:
    """One entry of a history."""
    return {"action": action, "addr": address, "size": size, "stream": 0, "time_us": 1, "frames": list(frames)}


LIBRARY = frame(99, "/usr/lib/python3/site-packages/torch/nn/functional.py")
COMPILED = frame(0, "/pytorch/c10/cuda/CUDACachingAllocator.cpp")
HISTORY = [
    entry("segment_alloc", 0, 20 * MIB, LIBRARY),
    entry("free_completed", 500, MIB, frame(3)),  # allocated before the history begins
    entry("alloc", 1000, 2 * MIB, COMPILED, LIBRARY, frame(4), frame(8)),
    entry("alloc", 2000, MIB, frame(5)),
    entry("free_requested", 1000, 2 * MIB, frame(6)),
    entry("free_completed", 1000, 2 * MIB, frame(6)),
    entry("alloc", 3000, MIB, COMPILED),  # autograd's thread
]
BLOCKS = [  # from the segment's address on; what is active and was not seen to begin was there before
    {"size": 2 * MIB, "requested_size": 2 * MIB - 8, "state": "active_allocated", "frames": [frame(2)]},
    {"size": MIB, "requested_size": MIB, "state": "inactive"},
]
SNAPSHOT = {
    "segments": [{"device": 0, "address": 7000, "blocks": BLOCKS}, {"device": 1, "address": 9000, "blocks": BLOCKS}],
    "device_traces": [HISTORY, []],
}


def read(content: Any) -> Watched:
    """What is said of it, pickled unless it is bytes already."""
    return snapshots.read(Replay(content if isinstance(content, bytes) else pickle.dumps(content)))


def test_a_snapshot_is_read_as_it_is_documented() -> None:
    """The innermost line that is in no library; what was there before; a backward pass where no Python runs."""
    told = read(SNAPSHOT)
    assert told.trouble is None
    assert (told.usage.peak, told.usage.left) == (6 * MIB - 8 - MIB, 4 * MIB - 8)
    rows = [(size, told.history.sites[site].line if site >= 0 else None, back) for size, _, site, _, back in told.history.events.tolist()]
    assert rows == [
        (MIB, None, 0),
        (2 * MIB - 8, 2, 0),
        (-MIB, None, 0),
        (2 * MIB, 4, 0),
        (MIB, 5, 0),
        (-2 * MIB, 4, 0),
        (MIB, None, 1),
    ]
    assert {site.code for site in told.history.sites} == {"project/train.py"}


def test_without_stacks_nothing_is_taken_for_a_backward_pass() -> None:
    """_record_memory_history(context=None) notes no frames at all."""
    bare = [entry("alloc", 1, MIB), entry("free_completed", 1, MIB)]
    assert not read({"segments": [], "device_traces": [bare]}).history.events[:, 4].any()


@pytest.mark.parametrize("after", [0, 1, 30_000])
def test_of_a_long_history_the_events_about_the_peak_are_told(after: int) -> None:
    """Not the first ones, with the peak of all of them beside."""
    passing = [entry(action, 1, 512, frame(3)) for _ in range(15_000) for action in ("alloc", "free_completed")]
    history = [entry("alloc", 2, MIB, frame(4)), *passing, entry("alloc", 3, MIB, frame(5)), *passing[:after]]
    told = read({"segments": [], "device_traces": [history]})
    held = {holder.line: holder.held for holder in timeline.holders(told.history)}
    assert held == {4: MIB, 5: MIB} | ({3: 512} if after else {})
    assert (told.usage.peak, told.history.cut) == (sum(held.values()), True)


@pytest.mark.parametrize("frames", [[], [frame(2)]])
def test_what_was_there_before_is_no_stack_either(frames: list[dict[str, Any]]) -> None:
    """Blocks from before such a history, with stacks (context="state") or without, do not make its entries look like autograd's."""
    bare = [entry("free_completed", 500, MIB), entry("alloc", 1, MIB), entry("free_completed", 1, MIB)]
    told = read({"segments": [{"device": 0, "address": 7000, "blocks": [BLOCKS[0] | {"frames": frames}]}], "device_traces": [bare]})
    assert not told.history.events[:, 4].any()


def test_with_the_stacks_of_allocations_alone_an_end_is_no_backward_pass() -> None:
    """_record_memory_history(context="alloc") notes none where memory is freed."""
    some = [entry("alloc", 1, MIB, frame(3)), entry("alloc", 2, MIB), entry("free_completed", 1, MIB)]
    assert read({"segments": [], "device_traces": [some]}).history.events[:, 4].tolist() == [0, 1, 0]


@pytest.mark.parametrize("state", ["active_pending_free", "active_awaiting_free"])
def test_what_another_stream_still_uses_is_alive(state: str) -> None:
    """Of before the history: the first name is torch's, the second that of its documentation."""
    blocks = [{"size": MIB, "requested_size": MIB, "state": state, "frames": []}]
    told = read({"segments": [{"device": 0, "address": 7000, "blocks": blocks}], "device_traces": [[entry("alloc", 1, MIB)]]})
    assert told.usage.left == 2 * MIB


OWN_LINES = {
    "/tmp/ipykernel_812/2345.py": "ipykernel_812/2345.py",
    "<ipython-input-3-0123456789ab>": "<ipython-input-3-0123456789ab>",
    "<stdin>": "<stdin>",
    "/tmp/torchinductor_me/ab/cabcdef.py": "project/train.py",
    "<string>": "project/train.py",
    "<frozen runpy>": "project/train.py",
    "<eval_with_key>.7": "project/train.py",
}


@pytest.mark.parametrize("name", OWN_LINES)
def test_a_cell_is_a_line_of_ones_own_and_generated_code_is_not(name: str) -> None:
    """Notebooks call their cells in several ways, and compilers write files."""
    told = read({"segments": [], "device_traces": [[entry("alloc", 1, MIB, frame(3, name), frame(4))]]})
    assert [site.code for site in told.history.sites] == [OWN_LINES[name]]


class Evil:
    """Does something when it is unpickled."""

    def __reduce__(self) -> Any:
        return os.system, ("touch /tmp/pwned-by-a-snapshot",)


def deep(levels: int) -> bytes:
    """A list in a list in a list."""
    return b"\x80\x04" + b"]" * levels + b"a" * (levels - 1) + b"."


NO_SNAPSHOTS: dict[str, Any] = {
    "nothing": b"",
    "no pickle": b"PNG\r\n" * 100,
    "a call": {"segments": [], "device_traces": [[Evil()]]},
    "another object": {"segments": [], "device_traces": [[Path("x")]]},
    "a list": [1, 2],
    "no traces": {"segments": []},
    "no devices": {"segments": [], "device_traces": []},
    "traces of numbers": {"segments": [], "device_traces": [[1, 2]]},
    "no action": {"segments": [], "device_traces": [[{"addr": 1}]]},
    "a size of text": {"segments": [], "device_traces": [[entry("alloc", 1, "x" * 10, frame(1))]]},  # type: ignore[arg-type]
    "a huge size": {"segments": [], "device_traces": [[entry("alloc", 1, 1 << 90, frame(1))]]},
    "a huge line": {"segments": [], "device_traces": [[entry("alloc", 1, 1, frame(1 << 90))]]},
    "a name of bytes": {"segments": [], "device_traces": [[entry("alloc", 1, 1, frame(1, b"x.py"))]]},  # type: ignore[arg-type]
    "a long text": b"\x80\x04\x8c\xff\xff\xff\xff.",
    "a memo without end": b"\x80\x04" + b"r\xff\xff\xff\x7f" * 3,
    "deep": deep(200_000),
    "segments of nothing": {"segments": [None], "device_traces": [HISTORY]},
}


@pytest.fixture(autouse=True)
def shared(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """One fork server for all commands."""
    monkeypatch.setattr("grader.sandbox.server.Server", lambda *_, **__: nullcontext(server))


@pytest.mark.parametrize("name", ["a call", "another object"])
def test_nothing_but_plain_data_is_unpickled(name: str) -> None:
    """Not even where a box would hold it."""
    told = read(NO_SNAPSHOTS[name])
    assert told.trouble is not None
    assert "where only plain data is expected" in told.trouble.text
    assert not Path("/tmp/pwned-by-a-snapshot").exists()


@pytest.mark.parametrize("name", NO_SNAPSHOTS)
def test_what_is_no_snapshot_is_told_in_one_line(name: str, kata: Kata, tmp_path: Path) -> None:
    """Nothing is run, and nothing is lost but the time."""
    content = NO_SNAPSHOTS[name]
    (tmp_path / "it.pickle").write_bytes(content if isinstance(content, bytes) else pickle.dumps(content))
    result = kata("memory", "it.pickle")
    assert result.exit_code in (2, 3), result.output
    assert result.output.count("\n") == 1
    assert "Traceback" not in result.output
    assert not Path("/tmp/pwned-by-a-snapshot").exists()


def test_a_snapshot_without_a_history_says_what_to_call(kata: Kata, tmp_path: Path) -> None:
    """The next step."""
    (tmp_path / "it.pickle").write_bytes(pickle.dumps({"segments": [], "device_traces": [[entry("snapshot", 0, 0)]]}))
    assert "torch.cuda.memory._record_memory_history() has to be called before" in kata("memory", "it.pickle").output


def test_a_snapshot_is_shown_and_drawn(kata: Kata, tmp_path: Path) -> None:
    """As a program's memory is."""
    (tmp_path / "it.pickle").write_bytes(pickle.dumps(SNAPSHOT))
    result = kata("memory", "it.pickle", "--out", "it.svg")
    assert result.exit_code == 0, result.output
    assert "2.00 MiB  line 4  project/train.py" in result.output
    assert "peak 5.00 MiB" in result.output
    assert (tmp_path / "it.svg").exists()


def test_texts_of_a_snapshot_are_made_plain(kata: Kata, tmp_path: Path) -> None:
    """A file's name may hold anything, too."""
    odd = [entry("alloc", 1, MIB, frame(3, "/a/\x1b[2J\u202eevil\n.py"))]
    (tmp_path / "it.pickle").write_bytes(pickle.dumps({"segments": [], "device_traces": [odd]}))
    result = kata("memory", "it.pickle")
    assert result.exit_code == 0, result.output
    assert "\x1b" not in result.output
    assert "\u202e" not in result.output


def test_a_snapshot_that_takes_too_long_is_given_up(kata: Kata, tmp_path: Path) -> None:
    """In its own words, not in those for a program."""
    (tmp_path / "it.pickle").write_bytes(pickle.dumps([{"size": number} for number in range(1_000_000)]))
    result = kata("memory", "it.pickle", "--timeout", "0.1")
    assert result.exit_code == 2
    assert result.output == "Error: the snapshot could not be read: it took longer than 0.1 s\n"


def test_a_folder_is_no_snapshot(kata: Kata, tmp_path: Path) -> None:
    """Whatever its name."""
    (tmp_path / "it.pickle").mkdir()
    assert kata("memory", "it.pickle").output == "Error: it.pickle is a folder, not a snapshot (.pickle)\n"


def test_a_large_snapshot_is_refused_with_its_size(kata: Kata, tmp_path: Path) -> None:
    """Before it is read."""
    with (tmp_path / "it.pickle").open("wb") as file:
        file.truncate(MOST_SNAPSHOT + 1)
    result = kata("memory", "it.pickle")
    assert result.exit_code == 2
    assert f"the file has {MOST_SNAPSHOT + 1:,} bytes; at most {MOST_SNAPSHOT:,} are read" in result.output
