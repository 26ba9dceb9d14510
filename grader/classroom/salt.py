"""The secret of a course: which questions are asked."""

import hashlib
import os

PUBLIC_SEED = 0  # without a salt


def seed_of(salt: str) -> int:
    """The number that a salt stands for: the public seed without one."""
    return int.from_bytes(hashlib.sha256(os.fsencode(salt)).digest()[:4], "big") % 2**31 if salt else PUBLIC_SEED
