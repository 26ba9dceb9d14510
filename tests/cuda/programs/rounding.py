"""How many bytes count as allocated for a tensor: 512-byte units in the small pool, a tail of up to 1 MiB in the large one."""

from typing import Any

import torch

from tests.cuda.measured import KIB, MIB, figures, rounded


@figures(peak=512, requested=4, kept=512, left=0, reserved=2 * MIB)  # one unit, out of a segment of the small pool
def one_float(device: str) -> Any:
    return torch.ones(1, device=device)


@figures(peak=25 * 512, requested=12_200, kept=25 * 512)  # 4 → 1 unit; 420 → 1; 11,776 = 23 units
def three_sizes(device: str) -> Any:
    return torch.ones(1, device=device), torch.ones(420, dtype=torch.uint8, device=device), torch.ones(2944, device=device)


# 128 floats are 512 bytes: 1 unit. 129 are 516: 2 units.
@figures(peak=3 * 512, requested=512 + 516)
def a_unit_and_a_float_more(device: str) -> Any:
    return torch.ones(128, device=device), torch.ones(129, device=device)


# 1000 entries of 8, 4, 2, 2, 8, 1, 1 and 16 bytes.
@figures(
    peak=8192 + 4096 + 2048 + 2048 + 8192 + 1024 + 1024 + 16_384,
    requested=42_000,
    kept=sum(rounded(1000 * size) for size in (8, 4, 2, 2, 8, 1, 1, 16)),
)
def dtypes(device: str) -> Any:
    names = "float64 float32 float16 int16 int64 bool uint8 complex128".split()
    return [torch.ones(1000, dtype=getattr(torch, name), device=device) for name in names]


@figures(peak=4 * MIB, requested=4 * MIB, reserved=20 * MIB)  # 1024 × 1024 × 4, split from a segment of 20 MiB
def ones_of_four_mebibytes(device: str) -> Any:
    return torch.ones(1024, 1024, device=device)


@figures(peak=MIB + MIB + 512, requested=2 * MIB + 4, reserved=2 * MIB + 20 * MIB)  # the largest small block, the smallest large one
def both_sides_of_one_mebibyte(device: str) -> Any:
    return torch.ones(256 * KIB, device=device), torch.ones(256 * KIB + 1, device=device)


# From 10 MiB on a segment is the next multiple of 2 MiB: 11,900,000 takes 12 MiB, whose rest of 682,496 is too small to split off.
@figures(peak=12 * MIB, requested=11_900_000, reserved=12 * MIB)
def a_tail(device: str) -> Any:
    return torch.ones(2_975_000, device=device)


@figures(peak=100_663_296, requested=100_000_000, reserved=96 * MIB)  # 96 MiB: a rest of 663,040
def twenty_five_million_floats(device: str) -> Any:
    return torch.empty(25_000_000, device=device).shape[0]


@figures(peak=64 * MIB, requested=4096 * 4096 * 4)
def a_power_of_two(device: str) -> Any:
    return torch.empty(4096, 4096, device=device).shape[0]


@figures(peak=64 * MIB, requested=4095 * 4095 * 4)  # 67,076,100 asked: a power of two costs no less
def one_row_less_than_a_power_of_two(device: str) -> Any:
    return torch.empty(4095, 4095, device=device).shape[0]


# Both below 10 MiB: the first is split from 20 MiB, and the rest, of 10,731,520, is the second, with a tail of 491,520.
@figures(peak=20 * MIB, requested=20_480_000, kept=20 * MIB, reserved=20 * MIB)
def a_tail_by_history(device: str) -> Any:
    return [torch.ones(2_560_000, device=device) for _ in range(2)]


# The same with one freed before the other comes: it gets the same 10,240,000 bytes.
@figures(peak=10_240_000, requested=10_240_000, kept=10_240_000, reserved=20 * MIB)
def no_tail_by_another_history(device: str) -> Any:
    first = torch.ones(2_560_000, device=device)
    del first
    return torch.ones(2_560_000, device=device)


@figures(peak=0, requested=0, kept=0, reserved=0)  # no bytes, no allocation
def nothing(device: str) -> Any:
    empty = torch.empty(0, 7, device=device)
    return empty, empty.T, torch.tensor([], device=device), torch.zeros(3, 0, device=device)


# A list of growing slices' copies: 100, 200, … 1000 floats, each rounded on its own.
@figures(peak=4096 + sum(rounded(400 * k) for k in range(1, 11)), kept=sum(rounded(400 * k) for k in range(1, 11)))
def copies_of_many_sizes(device: str) -> Any:
    x = torch.arange(1000.0, device=device)  # 4000 → 4096
    return [x[: 100 * k].clone() for k in range(1, 11)]
