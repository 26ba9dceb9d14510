# attack: damage
# goal: run commands
# expect: WRONG_GRADIENT

import os


def attempt(name, action):
    """Say so if it works."""
    try:
        print("GOT THROUGH", name, repr(action())[:200])
    except (OSError, RuntimeError, ImportError, ValueError, EOFError, LookupError) as error:
        print(name, type(error).__name__)


attempt("spawn", lambda: os.posix_spawn("/bin/true", ["true"], {}))
attempt("exec", lambda: os.execv("/bin/sh", ["sh", "-c", "echo GOT THROUGH"]))


def gradient(x):
    return x * 0
