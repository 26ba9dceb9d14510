"""The blocks of the course's first texts that need a GPU, run as they stand there."""

import contextlib
import io

import torch

from tests.cuda.measured import script

MONITOR = """
torch.cuda.reset_peak_memory_stats()
torch.cuda.max_memory_allocated()
"""
TENSOR = """
size = 1024
A = torch.ones(size, dtype=torch.float32, device="cuda")
print(torch.cuda.max_memory_allocated())
"""


def printed(source: str) -> str:
    """What a block prints."""
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(source, {"torch": torch})
    return out.getvalue()


@script
def a_fresh_process_has_allocated_nothing() -> None:
    assert printed(MONITOR.replace("torch.cuda.max_memory_allocated()", "print(torch.cuda.max_memory_allocated())")) == "0\n"


@script
def a_tensor_of_1024_floats() -> None:
    assert printed(MONITOR + TENSOR) == "4096\n"  # 1024 · 4


@script
def a_square_of_1024() -> None:
    assert printed(TENSOR.replace("ones(size,", "ones((size, size),")) == f"{4 << 20}\n"


@script
def powers_of_two_are_no_cheaper() -> None:
    """The rounding is to 512 bytes; above 10 MiB to 2 MiB, unless more than 1 MiB would be lost."""
    text = 'x = torch.empty({0}, {0}, device="cuda")\nprint(torch.cuda.memory_allocated())\ndel x\ntorch.cuda.empty_cache()\n'
    expected = {1000: 4_000_256, 1023: 4_186_624, 1024: 4_194_304, 4095: 67_108_864, 4096: 67_108_864, 4097: 67_142_144}
    assert {side: int(printed(text.format(side))) for side in expected} == expected
