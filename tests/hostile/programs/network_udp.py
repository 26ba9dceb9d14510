# attack: network
# goal: send a datagram with whatever was found
# expect: WRONG_GRADIENT

import socket


def attempt(name, action):
    """Say so if it works."""
    try:
        print("GOT THROUGH", name, repr(action())[:200])
    except (OSError, RuntimeError, ImportError, ValueError, EOFError, LookupError) as error:
        print(name, type(error).__name__)


attempt("send", lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"found", ("127.0.0.1", 9)))


def gradient(x):
    return x * 0
