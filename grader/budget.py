"""How much device memory a kata allows, as its author says it."""

from dataclasses import dataclass
from typing import Any

SLACK = 0.25  # of a unit, on top of every limit: what torch itself needs beside the tensors
MIB = 1 << 20


@dataclass(frozen=True)
class Budget:
    """Memory that the function may ask the device for, beyond its arguments, on large inputs.

    at: lengths of the named sides, and values (as on the page) of inputs that are not arrays. unit: bytes of the kata's basic tensor there.
    peak, kept, left: units alive at most, after the call with its result, and after the result is gone; None: not limited.
    operations: the least number of operations that have to be computed on the device.

    Raises ValueError if a field makes no sense.
    """

    at: dict[str, Any]
    unit: int
    peak: float | None = None
    kept: float | None = None
    left: float | None = None
    operations: int = 1

    def __post_init__(self) -> None:
        if self.unit < 1 << 18:
            raise ValueError(f"Budget: a unit of {self.unit} bytes is too small to tell tensors from what torch needs beside them")
        if not self.limits:
            raise ValueError("Budget: neither peak nor kept nor left is limited")

    @property
    def limits(self) -> dict[str, int]:
        """Bytes by figure."""
        units = {"peak": self.peak, "kept": self.kept, "left": self.left}
        return {name: int((limit + SLACK) * self.unit) for name, limit in units.items() if limit is not None}


def shown(size: float) -> str:
    """Bytes for people."""
    for unit, name in ((1 << 30, "GiB"), (MIB, "MiB"), (1 << 10, "KiB")):
        if abs(size) >= unit:
            return f"{size / unit:.2f} {name}"
    return f"{size:.0f} bytes"
