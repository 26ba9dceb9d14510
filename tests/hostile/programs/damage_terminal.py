# attack: damage
# goal: type into the terminal of the grader
# expect: WRONG_GRADIENT

import fcntl
import os


def attempt(name, action):
    """Say so if it works."""
    try:
        print("GOT THROUGH", name, repr(action())[:200])
    except (OSError, RuntimeError, ImportError, ValueError, EOFError, LookupError) as error:
        print(name, type(error).__name__)


TIOCSTI, TIOCSCTTY, FIONBIO = 0x5412, 0x540E, 0x5421
attempt("open", lambda: os.open("/dev/tty", os.O_RDWR))
for descriptor in (0, 1, 2, 3):
    attempt("type", lambda descriptor=descriptor: fcntl.ioctl(descriptor, TIOCSTI, b"x"))
    attempt("take", lambda descriptor=descriptor: fcntl.ioctl(descriptor, TIOCSCTTY, 0))
attempt("blocking", lambda: fcntl.ioctl(3, FIONBIO, b"\1\0\0\0"))


def gradient(x):
    return x * 0
