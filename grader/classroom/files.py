"""How every file about a class is written."""

from pathlib import Path


def replace(path: Path, text: str) -> None:
    """Write a file anew. Whoever reads it meanwhile sees the old one or the new one, whole. Raises OSError."""
    fresh = path.with_suffix(".new")
    fresh.write_text(text, encoding="utf-8", errors="backslashreplace", newline="")
    fresh.replace(path)
