"""Small programs with the figures that they must have: what a program is, and how one is run and measured in a process of its own."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import torch

KIB, MIB = 1 << 10, 1 << 20
UNIT = 512  # every allocation is rounded up to a multiple of it, so a scalar takes one
SIDE = 512
B = SIDE * SIDE * 4  # a square of float32: 1 MiB, the largest block of the small pool, where nothing but the rounding counts


class Program(NamedTuple):
    """A function of a device, and what must be read after it. `fallback` is its peak where gradients are added out of place."""

    run: Callable[[str], Any]
    figures: dict[str, int]
    fallback: int | None
    same_values: bool


PROGRAMS: dict[str, Program] = {}
SCRIPTS: dict[str, Callable[[], None]] = {}


def figures(
    *, fallback: int | None = None, same_values: bool = True, **expected: int
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A program, and by hand: its peak, what is allocated while its result lives (kept) and then (left), peaks asked for and reserved."""

    def register(run: Callable[..., Any]) -> Callable[..., Any]:
        name = f"{run.__module__.rpartition('.')[2]}.{run.__name__}"
        assert name not in PROGRAMS, name
        PROGRAMS[name] = Program(run, expected, fallback, same_values)
        return run

    return register


def script(run: Callable[[], None]) -> Callable[[], None]:
    """A program that checks for itself what it sees of the device."""
    name = f"{run.__module__.rpartition('.')[2]}.{run.__name__}"
    assert name not in SCRIPTS, name
    SCRIPTS[name] = run
    return run


def rounded(requested: int) -> int:
    """The next multiple of 512."""
    return -(-requested // UNIT) * UNIT


def forget_peak(device: str) -> None:
    """Count a program's peak from here."""
    if device == "cuda":
        torch.cuda.reset_peak_memory_stats()


def flat(result: Any) -> Iterator[Any]:
    """The tensors and numbers in a result, one by one."""
    if isinstance(result, list | tuple):
        for each in result:
            yield from flat(each)
    elif isinstance(result, dict):
        yield from flat(list(result.values()))
    else:
        yield result
