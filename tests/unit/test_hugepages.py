"""Memory on huge pages: it holds what it held, and where there are none nothing happens."""

import errno
import mmap
import subprocess
import sys
from pathlib import Path

import pytest

from grader.sandbox import hugepages

COLLAPSED = """
import ctypes
from grader.sandbox import hugepages
from grader.sandbox.kernel import MADV_COLLAPSE, madvise

held = bytearray(bytes(range(256)) * (1 << 17))  # 32 MiB

def huge():
    return int(next(line.split()[1] for line in open("/proc/self/smaps_rollup") if line.startswith("AnonHugePages")))

try:
    start = -(-ctypes.addressof(ctypes.c_char.from_buffer(held)) // (2 << 20)) * (2 << 20)
    madvise(start, 2 << 20, MADV_COLLAPSE)
except OSError as error:
    print("none:", error)
else:
    hugepages.collapse()
    assert held == bytes(range(256)) * (1 << 17)
    print(huge())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has them")
def test_memory_moves_and_keeps_its_content() -> None:
    """In a process of its own."""
    done = subprocess.run([sys.executable, "-c", COLLAPSED], capture_output=True, text=True, check=True)
    if done.stdout.startswith("none:"):
        pytest.skip(f"this kernel cannot: {done.stdout}")
    assert int(done.stdout) >= 28 << 10  # in KiB: the array but for its ends, at least


def test_a_kernel_without_them_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every refusal is taken."""
    asked = []

    def refuse(address: int, size: int, advice: int) -> None:
        asked.append(size)
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(hugepages, "madvise", refuse)
    monkeypatch.setattr(hugepages, "_allocated", lambda: iter([(1, 9 << 20), (5, 4096)]))
    hugepages.collapse()
    assert asked == [6 << 20]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has them")
@pytest.mark.parametrize("name", ["josé", "a\x85b", "a\x1cb rw-p", "\udcff"])
def test_a_library_may_lie_in_a_folder_of_any_name(name: str, tmp_path: Path) -> None:
    """The kernel lists the paths of what is mapped as the bytes that they are."""
    path = tmp_path / f"{name}.so"
    path.write_bytes(bytes(mmap.PAGESIZE))
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ):
        assert list(hugepages._allocated())
