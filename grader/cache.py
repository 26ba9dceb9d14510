"""Results worth keeping between runs, one file per key. Reading never fails, and what cannot be written is made again next time."""

import hashlib
import os
from contextlib import suppress
from functools import cache as once
from pathlib import Path

_DIGEST_BYTES = 32


def read(folder: Path | None, key: str) -> bytes:
    """What was kept under `key`, unchanged; b"" if nothing was, or if it is damaged."""
    try:
        content = (folder / key).read_bytes() if folder is not None else b""
    except OSError:
        return b""
    digest, kept = content[:_DIGEST_BYTES], content[_DIGEST_BYTES:]
    return kept if hashlib.sha256(key.encode() + kept).digest() == digest else b""


def keep(folder: Path | None, key: str, content: bytes) -> None:
    """Keep `content`, whole or not at all."""
    if folder is None:
        return
    temporary = folder / f"{key}.{os.getpid()}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary.write_bytes(hashlib.sha256(key.encode() + content).digest() + content)
        temporary.replace(folder / key)
    except OSError:  # a full disk, a read-only home, a file where the folder should be
        with suppress(OSError):
            temporary.unlink()


def key(*parts: bytes | str) -> str:
    """A file name for these parts and this version of the grader's own code."""
    digest = hashlib.sha256(_code_digest())
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        digest.update(len(raw).to_bytes(8, "big") + raw)
    return digest.hexdigest()[:40]


@once
def _code_digest() -> bytes:
    """Stands for every line of the grader: an edited oracle must not meet answers of the old one."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        if "_course" not in path.parts:
            digest.update(path.read_bytes())
    return digest.digest()
