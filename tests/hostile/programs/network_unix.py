# attack: network
# goal: talk to services of this machine
# expect: WRONG_GRADIENT

import socket


def attempt(name, action):
    """Say so if it works."""
    try:
        print("GOT THROUGH", name, repr(action())[:200])
    except (OSError, RuntimeError, ImportError, ValueError, EOFError, LookupError) as error:
        print(name, type(error).__name__)


attempt("path", lambda: socket.socket(socket.AF_UNIX).bind("@CANARY@/socket"))
attempt("abstract", lambda: socket.socket(socket.AF_UNIX).bind("\0kata-hostile"))
attempt("pair", socket.socketpair)


def gradient(x):
    return x * 0
